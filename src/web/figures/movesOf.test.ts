import { expect, test } from 'vitest'
import type { ChartModel } from '../../contract/chart.ts'
import type { Filter } from '../../contract/plan.ts'
import type { Mark } from '../../core/chart/mark.ts'
import { city, genre } from '../explore/sampleColumns.test-data.ts'
import type { DrillActions } from './drill.ts'
import { movesOf } from './movesOf.ts'

const plan = {
  source: { datasetId: 'd', tableId: 't' },
  dimensions: [{ as: 'x', column: 'city' }],
  measures: [{ as: 'm', aggregate: 'count' as const }],
  tops: [],
  sort: [],
  limit: 1000,
  offset: 0,
}
const model: ChartModel = {
  type: 'bar',
  title: { code: 'chart.rows', params: {} },
  subtitle: null,
  summary: { code: 'summary.empty', params: {} },
  x: null,
  y: null,
  series: [],
  horizontal: false,
  stack: 'none',
  facets: null,
  legend: null,
  tree: null,
  pivot: null,
  metric: null,
  table: { columns: [], data: [], rowCount: 0, truncated: false },
  formats: [],
  notes: [],
  bill: { rowsIn: 0, leftOut: [], rowsUsed: 0 },
  plan,
}
const bar: Mark = { kind: 'figure', figure: { plan, group: { x: 'Nara' }, measure: 'm' }, format: null }
const isNara: Filter = { op: 'eq', column: 'city', value: 'Nara' }

function place(): { drill: DrillActions; done: unknown[] } {
  const done: unknown[] = []
  const drill = {
    filterTo: (filter: Filter) => done.push(['filterTo', filter]),
    exclude: (filter: Filter) => done.push(['exclude', filter]),
    breakDown: (column: string, filter: Filter) => done.push([column, filter]),
    compare: (filter: Filter) => done.push(['compare', filter]),
    columns: [city, genre],
  }
  return { drill, done }
}

test('only what the place can do is offered, each with the rows of the mark', () => {
  const { drill, done } = place()
  const { moves } = movesOf({ mark: bar, model, drill })
  for (const { run } of moves) run()
  expect(done).toEqual([
    ['filterTo', isNara],
    ['exclude', isNara],
    ['compare', isNara],
  ])
  expect(movesOf({ mark: bar, model, drill: {} })).toEqual({ moves: [], columns: [], breakDown: null })
})

test('a mark is not broken down by the column that made it', () => {
  const { drill, done } = place()
  const { columns, breakDown } = movesOf({ mark: bar, model, drill })
  expect(columns.map(({ id }) => id)).toEqual(['genre'])
  breakDown?.('genre')
  expect(done).toEqual([['genre', isNara]])
})

test('a single row can be left out, and nothing else', () => {
  const { drill } = place()
  const { moves, breakDown } = movesOf({ mark: { kind: 'row', row: 7 }, model, drill })
  expect(moves.map(({ name }) => name)).toEqual(['exclude'])
  expect(breakDown).toBeNull()
})

test('a total has no rows of its own to speak of', () => {
  const { drill } = place()
  const total = { kind: 'figure' as const, figure: { plan, group: {}, measure: 'm' }, format: null }
  expect(movesOf({ mark: total, model, drill }).moves).toEqual([])
})
