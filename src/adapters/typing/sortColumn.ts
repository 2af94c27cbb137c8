import type { ColumnType } from '../../contract/column.ts'
import type { RawTable } from '../readers/raw.ts'
import type { ColumnPlan } from './columnPlan.ts'
import { int, name, rowOf } from './sql.ts'

export interface SortOrder {
  /** columnId the rows stand in order of; null: of `_row` alone. */
  columnId: string | null
  /** They do not stand so in the file. */
  mustSort: boolean
}

/** The main date as `mainDate` finds it, and whether the rows stand in its order; they are left so unless they may move. */
export async function sortColumn(raw: RawTable, plans: readonly ColumnPlan[], mayMove: boolean): Promise<SortOrder> {
  const filled = ({ fit, fits }: ColumnPlan) => fit?.fits ?? fits.nonNull
  const main = mainDate(plans.map(plan => ({ plan, type: plan.type.type, filled: filled(plan) })))?.plan
  if (main === undefined) return { columnId: null, mustSort: !(await isOrdered(raw, '0')) }
  const mustSort = !(await isOrdered(raw, main.value))
  return mustSort && !mayMove ? { columnId: null, mustSort: false } : { columnId: main.column.id, mustSort }
}

/**
 * The main date column: the first one that at least half of the rows have, else the first one.
 * Questions by period then read few row groups.
 */
export function mainDate<T extends { type: ColumnType; filled: number }>(columns: readonly T[]): T | undefined {
  const dates = columns.filter(({ type }) => type === 'date' || type === 'timestamp')
  const most = Math.max(...dates.map(({ filled }) => filled))
  return dates.find(({ filled }) => filled * 2 >= most)
}

/** A window without partition and order streams over the table as it stands. */
async function isOrdered(raw: RawTable, value: string): Promise<boolean> {
  const row = await rowOf(
    raw.connection,
    `SELECT count_if(v < before OR (before IS NULL AND row_before IS NOT NULL AND v IS NOT NULL)
       OR (_row < row_before AND v IS NOT DISTINCT FROM before)) AS n
     FROM (SELECT _row, v, lag(v) OVER () AS before, lag(_row) OVER () AS row_before
           FROM (SELECT _row, ${value} AS v FROM ${name(raw.relation)}))`,
  )
  return int(row['n']) === 0
}
