import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ChartModel, ChartType } from '../../src/contract/chart.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import { Question, type QuestionInput } from '../../src/contract/question.ts'
import { ShortChart } from '../../src/contract/shortChart.ts'
import { paletteOf } from '../../src/core/chart/echarts/palette.ts'
import { isDrawn, pictureOf } from '../../src/core/chart/echarts/pictureOf.ts'
import { marksOf } from '../../src/core/chart/echarts/walk.ts'
import { Writer } from '../../src/core/words/writer.ts'
import { askChart } from '../../src/domains/charts/askChart.ts'
import { renderChart } from '../../src/domains/charts/renderChart.ts'
import { buildWorld, type World } from '../factories/world.ts'

const screen = { palette: paletteOf('light'), writer: new Writer('en-US'), font: 'Inter', width: 800, height: 500 }
let world: World
let dataset: Dataset

const rows = Array.from({ length: 3000 }, (_, i) => {
  const day = new Date(Date.UTC(2024, 0, 1) + (i % 366) * 86_400_000).toISOString().slice(0, 10)
  const [city, kind] = [['Osaka', 'Kyoto', 'Nara'][i % 3], ['Sale', 'Return'][i % 2]]
  return `${day},${city},${kind},${((i * 37) % 1000) / 10},${i % 50}`
})

beforeAll(async () => {
  world = await buildWorld()
  const path = join(mkdtempSync(join(tmpdir(), 'asking-')), 'shop.csv')
  writeFileSync(path, `Day,City,Kind,Price,Pieces\n${rows.join('\n')}\n`)
  dataset = await world.ingest(path)
})
afterAll(() => world?.end())

const id = (name: string) => dataset.tablesOfVersion[0]?.columns.find(c => c.name === name)?.id ?? name
const ask = (input: Omit<QuestionInput, 'source'>) =>
  askChart(world.ctx, {
    question: Question.parse({
      source: { datasetId: dataset.id, tableId: dataset.tablesOfVersion[0]?.id ?? '' },
      ...input,
    }),
  })
const group = (name: string) => ({ role: 'group' as const, column: id(name) })
const raw = (name: string) => ({ role: 'raw' as const, column: id(name) })
const sum = (name: string) => ({ role: 'value' as const, column: id(name), aggregate: 'sum' as const })

test('nothing asked counts the rows', async () => {
  const { spec, model } = await ask({})
  expect(spec.type).toBe('metric')
  expect(model.metric?.value).toBe(3000)
})

test('a date alone is a line of rows, a name alone bars, a number alone a histogram, two numbers points', async () => {
  const types = await Promise.all(
    [{ x: [raw('Day')] }, { x: [group('City')] }, { x: [raw('Price')] }, { x: [raw('Price')], y: [raw('Pieces')] }].map(
      async input => (await ask(input)).model.type,
    ),
  )
  expect(types).toEqual(['line', 'bar', 'histogram', 'scatter'])
})

test('every type that is suggested can be drawn', async () => {
  const questions: Omit<QuestionInput, 'source'>[] = [
    { x: [group('City')], y: [sum('Price')], colour: group('Kind') },
    { x: [group('Day')], y: [sum('Price'), sum('Pieces')] },
    { x: [group('City')], y: [group('Kind'), sum('Price')] },
    { x: [raw('Day')], y: [raw('Price')], colour: group('City') },
    { x: [group('City')], y: [raw('Price')], facet: group('Kind') },
    { x: [raw('Price')], y: [raw('Pieces')], facet: group('Kind') },
    { y: [raw('City'), raw('Price')] },
    { x: [group('City')] },
    { x: [raw('Price')], colour: group('Kind') },
    { y: [sum('Price')] },
  ]
  const drawn = new Set<string>()
  for (const input of questions)
    for (const { type } of (await ask(input)).suggestions) {
      const { model } = await ask({ ...input, type })
      expect(model.type).toBe(type)
      expect(model.summary.code).not.toBe('summary.empty')
      expect(ChartModel.parse(model)).toEqual(model)
      if (isDrawn(model)) expect(marksOf(model).length).toBeGreaterThan(0)
      if (isDrawn(model)) pictureOf({ ...screen, model })
      drawn.add(type)
    }
  expect([...drawn].sort()).toEqual([...ChartType.options].sort())
})

test('a chart is drawn from the names of its columns', async () => {
  const short = { datasetId: dataset.id, type: 'pie', names: 'City', values: 'price', title: 'Prices' } as const
  const { question, spec, model } = await renderChart(world.ctx, ShortChart.parse(short))
  expect(question.x).toMatchObject([{ role: 'group', column: id('City') }])
  expect(spec.title).toEqual({ code: 'chart.titled', params: { title: 'Prices' } })
  expect(model.x?.categories).toHaveLength(3)
  const unknown = renderChart(world.ctx, ShortChart.parse({ ...short, values: 'Prize' }))
  await expect(unknown).rejects.toMatchObject({
    code: 'invalid_plan',
    message: 'The table has no column "Prize". Did you mean "Price"?',
    errors: [{ pointer: '/values' }],
  })
  const misfit = renderChart(world.ctx, ShortChart.parse({ datasetId: dataset.id, type: 'line', x: 'City' }))
  await expect(misfit).rejects.toMatchObject({ code: 'invalid_plan', errors: [{ pointer: '/type' }] })
  const elsewhere = renderChart(world.ctx, ShortChart.parse({ ...short, tableId: 'shops' }))
  await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' })
})
