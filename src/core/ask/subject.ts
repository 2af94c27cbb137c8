import type { Column, Scalar } from '../../contract/column.ts'
import type { PlanSource } from '../../contract/plan.ts'

/** The table a question is put to. */
export interface Subject {
  source: PlanSource
  /** The names of the table and its dataset: "orders" are its rows. */
  names: readonly string[]
  columns: readonly Column[]
  /** All values of the columns that have few enough to be known. */
  values: ReadonlyMap<string, readonly Scalar[]>
  /** Now, as an ISO date, on the clock of the workspace. */
  today: string
}

const numeric = new Set(['integer', 'decimal', 'double'])
export const isNumeric = ({ type }: Column): boolean => numeric.has(type)
export const isCalendar = ({ type }: Column): boolean => type === 'date' || type === 'timestamp'
/** What is computed with, unlike a number that stands for a name. */
export const isMeasured = (column: Column): boolean => isNumeric(column) && column.role === 'measure'
/** What can be true of a row or not. */
export function isYesNo({ type, profile }: Column): boolean {
  return type === 'boolean' || (type === 'integer' && profile.min === 0 && profile.max === 1)
}
