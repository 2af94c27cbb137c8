import { describe, expect, test } from 'vitest'
import { buildColumn, buildMeasure } from '../../../../test/factories/column.ts'
import type { ChartType } from '../../../contract/chart.ts'
import { ShortChart } from '../../../contract/shortChart.ts'
import { questionOfShort } from './questionOfShort.ts'
import { specOf } from './specOf.ts'

const source = { datasetId: 'ds_1', tableId: 't_1' }
const columns = [
  buildColumn({
    id: 'c1',
    name: 'Year',
    type: 'integer',
    role: 'time',
    profile: { distinct: 30, min: 1990, max: 2019 },
  }),
  buildColumn({ id: 'c2', name: 'Genre', profile: { distinct: 12 } }),
  buildColumn({ id: 'c3', name: 'Platform', profile: { distinct: 31 } }),
  buildMeasure('Global_Sales', { id: 'c4' }),
  buildMeasure('Critic Score', { id: 'c5', meaning: { additive: 'mean' } }),
]
type Input = Omit<typeof ShortChart._zod.input, 'datasetId'>
const ask = (input: Input) => questionOfShort(ShortChart.parse({ datasetId: 'ds_1', ...input }), source, columns)
const spec = (input: Input) => specOf(ask(input), columns).spec

describe('a chart asked for in a few words', () => {
  test('sums what adds up and averages the rest', () => {
    expect(spec({ type: 'line', x: 'Year', y: 'Global_Sales' }).plan).toMatchObject({
      dimensions: [{ column: 'c1' }],
      measures: [{ aggregate: 'sum', column: 'c4' }],
    })
    expect(spec({ type: 'bar', x: 'Genre', y: 'Critic Score' }).plan.measures[0]?.aggregate).toBe('mean')
    expect(spec({ type: 'bar', x: 'Genre', y: 'Critic Score', aggregate: 'max' }).plan.measures[0]?.aggregate).toBe(
      'max',
    )
    expect(spec({ type: 'bar', x: 'Genre' }).plan.measures).toEqual([{ as: 'v0', aggregate: 'count' }])
  })

  test('is a pie of names and values, with no more slices than can be told apart', () => {
    const pie = spec({ type: 'pie', names: 'Genre', values: 'Global_Sales', title: 'Sales' })
    expect(pie.plan.tops).toEqual([{ dimension: 'g0', measure: 'v0', n: 5, other: true }])
    expect(pie.title).toEqual({ code: 'chart.titled', params: { title: 'Sales' } })
  })

  test('takes points and spreads row by row', () => {
    expect(spec({ type: 'scatter', x: 'Critic Score', y: 'Global_Sales', colour: 'Genre' }).plan.columns).toEqual([
      'c5',
      'c4',
      'c2',
    ])
    expect(spec({ x: 'Critic Score', y: 'Global_Sales' }).type).toBe('scatter')
    expect(spec({ type: 'histogram', x: 'Critic Score' }).plan.dimensions[0]?.bin?.width).toBeGreaterThan(0)
    expect(spec({ type: 'box', x: 'Genre', y: 'Critic Score' }).encoding.y).toHaveLength(5)
  })

  test('draws every type from its columns', () => {
    const asked: Record<ChartType, Input> = {
      metric: { values: 'Global_Sales' },
      bar: { x: 'Global_Sales', y: 'Genre', top: 3 },
      line: { x: 'Year', y: ['Global_Sales', 'Critic Score'] },
      area: { x: 'Year', y: 'Global_Sales', colour: 'Genre' },
      scatter: { x: 'Global_Sales', y: 'Critic Score', size: 'Critic Score' },
      pie: { names: 'Genre' },
      histogram: { x: 'Global_Sales', bins: 10 },
      box: { y: 'Global_Sales' },
      heatmap: { x: 'Genre', y: 'Platform', values: 'Global_Sales' },
      treemap: { names: ['Genre', 'Platform'], values: 'Global_Sales' },
      table: { y: ['Genre', 'Global_Sales'] },
      pivot: { x: 'Genre', y: 'Platform', values: ['Global_Sales', 'Critic Score'] },
    }
    for (const [type, input] of Object.entries(asked))
      expect(spec({ ...input, type: type as ChartType }).type).toBe(type)
    expect(spec({ type: 'bar', ...asked.bar })).toMatchObject({ horizontal: true, plan: { tops: [{ n: 3 }] } })
    expect(spec({ type: 'pivot', ...asked.pivot }).encoding).toMatchObject({
      rows: ['g0'],
      columns: ['g1'],
      y: ['v0', 'v1'],
    })
  })

  test('finds columns by id, and by name whatever its capitals and spaces', () => {
    expect(spec({ type: 'bar', x: 'c2', y: 'global sales' }).plan.measures[0]?.column).toBe('c4')
  })

  test('names the column that is not there, and those that are near', () => {
    const ask = () => spec({ type: 'bar', x: 'Genre', y: 'Global_Sale' })
    expect(ask).toThrow('The table has no column "Global_Sale". Did you mean "Global_Sales"?')
    expect(() => spec({ type: 'bar', x: 'Genre', y: ['Global_Sales', 'Quux'] })).toThrow('no column "Quux".')
    expect(() => spec({ type: 'bar', x: 'Genre', aggregate: 'sum' })).toThrow('"sum" needs a column: name it as "y".')
    const filter = { op: 'eq', column: 'Platfrom', value: 'Wii' } as const
    expect(() => spec({ type: 'bar', x: 'Genre', filter })).toThrow('Did you mean "Platform"?')
  })

  test('says what is not known instead of passing over it', () => {
    expect(ShortChart.safeParse({ datasetId: 'd', type: 'bar', x: 'Genre', colr: 'Year' }).success).toBe(false)
  })
})
