import { describe, expect, test } from 'vitest'
import { buildColumn, buildMeasure } from '../../../test/factories/column.ts'
import type { Column } from '../../contract/column.ts'
import { compose } from './compose.ts'

const source = { datasetId: 'ds_1', tableId: 't_1', versionId: 'v_1' }
const games = (): Column[] => [
  buildColumn({ id: 'c1', name: 'Rank', type: 'integer', role: 'identifier', profile: { distinct: 100 } }),
  buildColumn({ id: 'c2', name: 'Name', role: 'text', profile: { distinct: 90 } }),
  buildColumn({ id: 'c3', name: 'Platform', profile: { distinct: 31 } }),
  buildColumn({
    id: 'c4',
    name: 'Year',
    type: 'integer',
    role: 'time',
    profile: { distinct: 39, nulls: 2, min: 1980, max: 2020 },
  }),
  buildColumn({ id: 'c5', name: 'Genre', profile: { distinct: 12 } }),
  buildMeasure('NA_Sales', { id: 'c6', profile: { sum: 4392.95 } }),
  buildMeasure('EU_Sales', { id: 'c7', profile: { sum: 2434.13 } }),
  buildMeasure('Global_Sales', { id: 'c8', profile: { sum: 8920.44 } }),
  buildColumn({ id: 'c9', name: 'Source', role: 'constant', profile: { distinct: 1 } }),
]
const measured = (columns: readonly Column[]) =>
  compose(source, columns).tiles.flatMap(t =>
    [...t.spec.plan.measures, ...(t.spec.trend?.measures ?? [])].map(m => m.column),
  )

describe('the automatic dashboard', () => {
  test('leads with the total, then shows it over time, by each dimension, and how it spreads', () => {
    const { tiles } = compose(source, games())
    const ids = tiles.map(t => t.id)
    expect(ids[0]).toBe('figure-c8')
    expect(ids).toEqual(expect.arrayContaining(['figure-rows', 'trend-c8-c4', 'by-c5-c8', 'by-c3-c8', 'largest-c8']))
    expect(tiles.some(t => t.spec.type === 'histogram')).toBe(true)
    expect(tiles.some(t => t.spec.type === 'scatter')).toBe(true)
  })

  test('measures no identifier and no constant, and says why they are left out', () => {
    const { leftOut } = compose(source, games())
    expect(measured(games())).not.toContain('c1')
    expect(measured(games())).not.toContain('c9')
    expect(leftOut.map(l => [l.columnId, l.why.code])).toEqual([
      ['c1', 'leftOut.identifier'],
      ['c2', 'leftOut.text'],
      ['c9', 'leftOut.constant'],
    ])
  })

  test('is the same for the same columns', () => {
    expect(compose(source, games())).toEqual(compose(source, games()))
  })

  test('says of each tile why it is there', () => {
    for (const { why } of compose(source, games()).tiles) expect(why.code).toMatch(/^why\./)
  })

  test('fills 12 columns without overlap', () => {
    const taken = new Set<string>()
    for (const { place } of compose(source, games()).tiles)
      for (let x = place.x; x < place.x + place.w; x++)
        for (let y = place.y; y < place.y + place.h; y++) {
          expect(x).toBeLessThan(12)
          expect(taken.has(`${x},${y}`)).toBe(false)
          taken.add(`${x},${y}`)
        }
  })

  const small: Record<string, Column[]> = {
    'age, gender, genre': [
      buildMeasure('age', { type: 'integer', meaning: { additive: 'mean' } }),
      buildColumn({ name: 'gender', type: 'integer', profile: { distinct: 2 } }),
      buildColumn({ name: 'genre', profile: { distinct: 5 } }),
    ],
    'a date and a value': [
      buildColumn({
        name: 'date',
        type: 'date',
        role: 'time',
        profile: { distinct: 100, min: '2020-01-01', max: '2020-04-09' },
      }),
      buildMeasure('value'),
    ],
    'two categories': [buildColumn({ name: 'city' }), buildColumn({ name: 'status', profile: { distinct: 3 } })],
    'four measures': [buildMeasure('a'), buildMeasure('b'), buildMeasure('c'), buildMeasure('d')],
  }
  for (const [name, columns] of Object.entries(small))
    test(`has at least four tiles for ${name}`, () => {
      expect(compose(source, columns).tiles.length).toBeGreaterThanOrEqual(4)
    })
})
