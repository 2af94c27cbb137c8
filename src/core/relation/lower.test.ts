import { describe, expect, test } from 'vitest'
import { testScan } from '../../../test/factories/scan.ts'
import type { QueryPlanInput } from '../../contract/plan.ts'
import { QueryPlan } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import { lower } from './lower.ts'
import { columnsOf } from './schema.ts'

const source = { datasetId: 'd1', tableId: 't1' }

function lowered(plan: Omit<QueryPlanInput, 'source'>) {
  return lower(QueryPlan.parse({ source, ...plan }), testScan)
}

function pointersOf(plan: Omit<QueryPlanInput, 'source'>): string[] {
  try {
    lowered(plan)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'invalid_plan') return error.errors.map(e => e.pointer)
    throw error
  }
  return []
}

describe('a plan that does not fit its table is refused where it is wrong', () => {
  const count = { as: 'n', aggregate: 'count' } as const
  test.each([
    ['nothing is asked', {}, ['']],
    ['rows and measures are asked at once', { columns: ['c1'], measures: [count] }, ['/columns']],
    ['an unknown column is listed', { columns: ['c1', 'nope'] }, ['/columns/1']],
    ['an unknown column groups', { dimensions: [{ as: 'a', column: 'nope' }] }, ['/dimensions/0/column']],
    ['a text is summed', { measures: [{ as: 's', aggregate: 'sum', column: 'c1' }] }, ['/measures/0/column']],
    ['a quantile has no p', { measures: [{ as: 'q', aggregate: 'quantile', column: 'c3' }] }, ['/measures/0/p']],
    ['a sum has no column', { measures: [{ as: 's', aggregate: 'sum' }] }, ['/measures/0/column']],
    [
      'a number has no month',
      { dimensions: [{ as: 'm', column: 'c2', timeUnit: 'month' }] },
      ['/dimensions/0/timeUnit'],
    ],
    ['a date has no hour', { dimensions: [{ as: 'h', column: 'c5', timeUnit: 'hour' }] }, ['/dimensions/0/timeUnit']],
    [
      'a text is cut into bins',
      { dimensions: [{ as: 'b', column: 'c1', bin: { start: 0, width: 1 } }] },
      ['/dimensions/0/bin'],
    ],
    ['two results share a name', { dimensions: [{ as: 'n', column: 'c1' }], measures: [count] }, ['/measures/0/as']],
    ['a name is one of the engine', { measures: [{ ...count, as: '__used' }] }, ['/measures/0/as']],
    ['the sort is by nothing known', { measures: [count], sort: [{ by: 'c1', direction: 'asc' }] }, ['/sort/0/by']],
    [
      'the top names neither dimension nor measure',
      { measures: [count], tops: [{ dimension: 'x', measure: 'y', n: 1, other: false }] },
      ['/tops/0/dimension', '/tops/0/measure'],
    ],
    [
      'a number is compared with text',
      { columns: [], filter: { op: 'eq', column: 'c2', value: 'x' } },
      ['/filter/value'],
    ],
    [
      'a date is none, deep in the filter',
      { columns: [], filter: { op: 'and', of: [{ op: 'in', column: 'c5', values: [null, '2023-02-29'] }] } },
      ['/filter/of/0/values/1'],
    ],
    [
      'a number is searched for text',
      { columns: [], filter: { op: 'contains', column: 'c2', value: '1' } },
      ['/filter/column'],
    ],
  ] satisfies [string, Omit<QueryPlanInput, 'source'>, string[]][])('%s', (_title, plan, pointers) => {
    expect(pointersOf(plan)).toEqual(pointers)
  })
})

describe('a plan as a relation', () => {
  test('lists rows with their number first, each column once', () => {
    expect(columnsOf(lowered({ columns: ['c5', '_row', 'c1', 'c5'] })).map(c => c.id)).toEqual(['_row', 'c5', 'c1'])
  })

  test('names and types its columns after the table', () => {
    const relation = lowered({
      dimensions: [{ as: 'month', column: 'c6', timeUnit: 'month' }],
      measures: [
        { as: 'total', aggregate: 'sum', column: 'c4' },
        { as: 'n', aggregate: 'count' },
        { as: 'mid', aggregate: 'median', column: 'c2' },
      ],
    })
    expect(columnsOf(relation)).toEqual([
      { id: 'month', name: 'At', type: 'date' },
      { id: 'total', name: 'Price', type: 'decimal' },
      { id: 'n', name: 'n', type: 'integer' },
      { id: 'mid', name: 'Year', type: 'double' },
    ])
  })

  test('calls the key text when the rest becomes Other', () => {
    const relation = lowered({
      dimensions: [{ as: 'year', column: 'c2' }],
      measures: [{ as: 'n', aggregate: 'count' }],
      tops: [{ dimension: 'year', measure: 'n', n: 3, other: true }],
    })
    expect(columnsOf(relation)[0]).toEqual({ id: 'year', name: 'Year', type: 'text' })
  })

  test('is the same for the same plan', () => {
    const plan = { columns: ['c1'], sample: 10, filter: { op: 'isNull', column: 'c2' } } as const
    expect(lowered({ ...plan, columns: ['c1'] })).toEqual(lowered({ ...plan, columns: ['c1'] }))
  })
})
