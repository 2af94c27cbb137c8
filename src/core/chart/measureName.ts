import type { Column } from '../../contract/column.ts'
import type { Measure } from '../../contract/plan.ts'

/** What a measure is called on an axis: its column's name, or 'Rows'. The subtitle says the aggregate. */
export function measureName(measure: Measure, columns: ReadonlyMap<string, Column>): string {
  if (measure.column === undefined) return 'Rows'
  return columns.get(measure.column)?.name ?? measure.column
}

/** Columns by id. */
export function byId(columns: readonly Column[]): Map<string, Column> {
  return new Map(columns.map(column => [column.id, column]))
}
