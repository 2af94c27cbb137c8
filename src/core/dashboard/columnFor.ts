import type { Column } from '../../contract/column.ts'
import type { ColumnRef } from '../../contract/dashboardFilter.ts'
import type { Filter, PlanSource } from '../../contract/plan.ts'
import { matchColumns } from '../chart/matchColumns.ts'

/** The columns of a table of the dashboard; null when they cannot be had: the table is gone. */
export type TableOf = (source: Pick<PlanSource, 'datasetId' | 'tableId'>) => readonly Column[] | null

/**
 * The column that means in one table what `ref` means in its own: the same one there, elsewhere one of the same name that
 * serves the same. Null when there is none.
 */
export function columnFor(ref: ColumnRef, source: PlanSource, tableOf: TableOf): Column | null {
  const columns = tableOf(source)
  if (columns === null) return null
  if (isSameTable(ref, source)) return columns.find(({ id }) => id === ref.columnId) ?? null
  const column = tableOf(ref)?.find(({ id }) => id === ref.columnId)
  if (!column) return null
  const found = matchColumns([column], columns).ids.get(column.id)
  return columns.find(({ id }) => id === found) ?? null
}

/** The same condition on another table's columns; null when it lacks one of them: half a condition is another one. */
export function filterFor(filter: Filter, idOf: (columnId: string) => string | null): Filter | null {
  if (!('of' in filter)) {
    const column = idOf(filter.column)
    return column === null ? null : { ...filter, column }
  }
  if (filter.op === 'not') {
    const of = filterFor(filter.of, idOf)
    return of && { op: 'not', of }
  }
  const of = filter.of.map(part => filterFor(part, idOf))
  const known = of.filter(part => part !== null)
  return known.length < of.length ? null : { op: filter.op, of: known }
}

/** Whether two sources are of one table, whatever the version. */
export function isSameTable(
  a: Pick<PlanSource, 'datasetId' | 'tableId'>,
  b: Pick<PlanSource, 'datasetId' | 'tableId'>,
) {
  return a.datasetId === b.datasetId && a.tableId === b.tableId
}
