import { describe, expect, test } from 'vitest'
import { testScan } from '../../../test/factories/scan.ts'
import type { QueryPlanInput } from '../../contract/plan.ts'
import { FigureRef } from '../../contract/provenance.ts'
import { definitionOf } from './figureWords.ts'
import { invert } from './invert.ts'
import { leadersRelation } from './leaders.ts'
import { schemaOf } from './schema.ts'
import { nextUnit } from './timeUnit.ts'

const schema = schemaOf(testScan)
const source = { datasetId: 'd1', tableId: 't1' }
const measures = [{ as: 's', aggregate: 'sum' as const, column: 'c3' }]

function figure(plan: Omit<QueryPlanInput, 'source'>, group: Record<string, string | number | null> = {}) {
  return FigureRef.parse({ plan: { source, measures, ...plan }, group, measure: 's' })
}

describe('the rows behind a figure', () => {
  test('of a group are those of its value, its time and its bin', () => {
    const plan = {
      filter: { op: 'ge', column: 'c2', value: 2000 } as const,
      dimensions: [
        { as: 'p', column: 'c1' },
        { as: 'q', column: 'c5', timeUnit: 'quarter' as const },
        { as: 'b', column: 'c4', bin: { start: 0, width: 0.1 } },
      ],
    }
    const { rows } = invert(figure(plan, { p: null, q: '2020-10-01', b: 0.1 * 3 }), schema, [])
    expect(rows).toEqual({
      op: 'and',
      of: [
        { op: 'ge', column: 'c2', value: 2000 },
        { op: 'isNull', column: 'c1' },
        { op: 'between', column: 'c5', low: '2020-10-01', high: '2021-01-01', closed: false },
        { op: 'between', column: 'c4', low: 0.1 * 3, high: 0.1 * 4, closed: false },
        { op: 'notNull', column: 'c3' },
      ],
    })
  })

  test('of Other are those of no leading value, and which lead must be asked first', () => {
    const tops = [{ dimension: 'p', measure: 's', n: 2, other: true }]
    const other = figure({ dimensions: [{ as: 'p', column: 'c1' }], tops }, { p: 'Other' })
    expect(leadersRelation(other, 0, testScan, [])).toMatchObject({
      op: 'limit',
      limit: 2,
      input: { input: { op: 'aggregate', input: { op: 'filter', reason: 'top', column: 'c1' } } },
    })
    expect(invert(other, schema, [['Wii', null]]).groups).toEqual([
      { op: 'not', of: { op: 'in', column: 'c1', values: ['Wii', null] } },
    ])
    expect(
      leadersRelation(figure({ dimensions: [{ as: 'p', column: 'c1' }], tops }, { p: 'Wii' }), 0, testScan, []),
    ).toBeNull()
  })

  test('of a sample are no condition', () => {
    expect(invert(figure({ sample: 10 }), schema, []).rows).toBeNull()
  })

  test('of a measure or group that is not there are refused', () => {
    expect(() => invert({ ...figure({}), measure: 'x' }, schema, [])).toThrow('no measure "x"')
    expect(() => invert(figure({}, { x: 1 }), schema, [])).toThrow('no dimension "x"')
  })
})

test('what a figure is, is said with the names of the table', () => {
  const plan = {
    filter: { op: 'between', column: 'c2', low: 2000, high: 2010, closed: true } as const,
    dimensions: [
      { as: 'p', column: 'c1' },
      { as: 'm', column: 'c5', timeUnit: 'month' as const },
    ],
  }
  expect(definitionOf(figure(plan, { p: 'Wii', m: '2020-03-01' }), schema)).toEqual({
    code: 'figure.sum.where',
    params: { column: 'Sales', where: 'Year is at least 2000 and at most 2010 and Platform is Wii and Day is 2020-03' },
  })
  expect(definitionOf(figure({}), schema)).toEqual({ code: 'figure.sum', params: { column: 'Sales' } })
})

test.each([
  ['2020-02-24', 'week', '2020-03-02'],
  ['2020-02-29', 'day', '2020-03-01'],
  ['2020-12-01', 'month', '2021-01-01'],
  ['0050-01-01', 'year', '0051-01-01'],
  ['2020-12-31T23:00:00', 'hour', '2021-01-01T00:00:00'],
  ['2020-12-31T23:59:00', 'minute', '2021-01-01T00:00:00'],
] as const)('after %s the next %s starts at %s', (start, unit, next) => {
  expect(nextUnit(start, unit)).toBe(next)
})
