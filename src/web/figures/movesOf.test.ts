import { expect, test } from 'vitest'
import { chartModel } from '../../../test/factories/chartModel.ts'
import { buildColumn } from '../../../test/factories/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { type Mark, markAt } from '../../core/chart/mark.ts'
import type { DrillActions } from './drill.ts'
import { movesOf } from './movesOf.ts'

const plan = {
  source: { datasetId: 'd', tableId: 't' },
  dimensions: [{ as: 'x', column: 'c1' }],
  measures: [{ as: 'm', aggregate: 'count' as const }],
  tops: [],
  sort: [],
  limit: 1000,
  offset: 0,
}
const series = [{ name: 'Rows', measure: 'm', colour: 0, values: [3, 2] }]
const model = chartModel({ type: 'bar', categories: ['Osaka', 'Nara'], series, plan, table: [['m', [3, 2]]] })
const bar = markAt(model, { x: 'x' }, { series: 0, index: 1 }) as Mark
const isNara: Filter = { op: 'eq', column: 'c1', value: 'Nara' }

function place(): { drill: DrillActions; done: unknown[] } {
  const done: unknown[] = []
  const drill = {
    filterTo: (filter: Filter) => done.push(['filterTo', filter]),
    exclude: (filter: Filter) => done.push(['exclude', filter]),
    breakDown: (column: string, filter: Filter) => done.push([column, filter]),
    compare: (filter: Filter) => done.push(['compare', filter]),
    columns: [buildColumn({ id: 'c1' }), buildColumn({ id: 'c2' })],
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
  expect(columns.map(({ id }) => id)).toEqual(['c2'])
  breakDown?.('c2')
  expect(done).toEqual([['c2', isNara]])
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
