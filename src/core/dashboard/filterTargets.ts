import type { Column } from '../../contract/column.ts'
import type { DashboardDocument, DashboardTile } from '../../contract/dashboard.ts'
import type { DashboardFilter, FilterTarget } from '../../contract/dashboardFilter.ts'
import type { Question } from '../../contract/question.ts'
import { mainTime } from '../chart/rank.ts'
import { type Asking, isAskingConfig, questionOf } from './asked.ts'
import { columnFor, type TableOf } from './columnFor.ts'
import { leadingGroup } from './leadingGroup.ts'

/** A tile that is drawn of data. */
export type AskingTile = DashboardTile & { config: Asking }

/** Whether a tile is drawn of data. */
export function isAsking(tile: DashboardTile): tile is AskingTile {
  return isAskingConfig(tile.config)
}

/**
 * Which filter narrows which tile, by which column: as a person said, else by meaning. A tile whose table is gone or has
 * no such column is not among them. `top` and `metric` have no column: they touch what has leading groups or a figure,
 * and no analysis: what a method looks at is part of its request.
 */
export function filterTargets(
  { tiles, filters }: Pick<DashboardDocument, 'tiles' | 'filters'>,
  tableOf: TableOf,
): FilterTarget[] {
  const asking = tiles.filter(isAsking)
  return filters.flatMap(filter =>
    asking
      .filter(({ tabId }) => filter.tabId === null || filter.tabId === tabId)
      .flatMap(tile => targetOf(filter, tile, tableOf) ?? []),
  )
}

function targetOf(filter: DashboardFilter, tile: AskingTile, tableOf: TableOf): FilterTarget | null {
  const question = questionOf(tile.config)
  const columns = tableOf(question.source)
  const said = Object.hasOwn(filter.targets, tile.id) ? filter.targets[tile.id] : undefined
  if (columns === null || said === null) return null
  const target = { filterId: filter.id, tileId: tile.id }
  if (filter.kind === 'top' || filter.kind === 'metric') {
    if (tile.config.kind === 'analysis') return null
    const isTouched = filter.kind === 'top' ? leadingGroup(question, columns) !== null : hasFigure(question)
    return isTouched ? { ...target, columnId: null, isByHand: said !== undefined } : null
  }
  const byHand = columns.find(({ id }) => id === said)
  if (byHand && serves(filter, byHand)) return { ...target, columnId: byHand.id, isByHand: true }
  const column = columnOfFilter(filter, question.source, tableOf)
  return column && { ...target, columnId: column.id, isByHand: false }
}

/** The column of a table that a filter narrows by meaning. Dates with no counterpart narrow by the table's main time. */
function columnOfFilter(filter: DashboardFilter, source: Question['source'], tableOf: TableOf): Column | null {
  const found = filter.column && columnFor(filter.column, source, tableOf)
  if (found && serves(filter, found)) return found
  if (filter.kind !== 'dates') return null
  return mainTime((tableOf(source) ?? []).filter(isDate))
}

/** Whether a filter's conditions can be asked of a column. */
function serves({ kind }: DashboardFilter, column: Column): boolean {
  if (kind === 'dates') return isDate(column)
  if (kind === 'number') return column.type === 'integer' || column.type === 'decimal' || column.type === 'double'
  return kind === 'category' || column.type === 'text'
}

const isDate = ({ type }: Column) => type === 'date' || type === 'timestamp'

/** Rows are counted where groups stand without a figure; points and lists have none. */
function hasFigure({ x, y, colour, size }: Question): boolean {
  const fields = [...x, ...y, ...(colour ? [colour] : []), ...(size ? [size] : [])]
  return fields.every(({ role }) => role !== 'raw') || fields.some(({ role }) => role === 'value')
}
