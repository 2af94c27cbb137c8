import type { Column } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Alert } from '../../contract/quality.ts'
import type { Relation } from '../../contract/relation.ts'
import { aggregate, call, column, filter } from '../relation/build.ts'

/** Cells beyond which rows are not compared with each other: the groups would not fit the memory. */
const CELLS_MAX = 60_000_000

/** Whether looking for repeated rows is worth its price. */
export function mayCompareRows(columns: readonly Column[], rows: number): boolean {
  return columns.length > 1 && rows > 1 && rows * columns.length <= CELLS_MAX
}

/** Columns that tell rows apart by nature: left out when near-duplicates are looked for. */
export function namingColumns(columns: readonly Column[]): Column[] {
  return columns.filter(c => c.role === 'identifier')
}

/** Independent columns of so many combinations for each pair of rows hardly ever repeat a row by chance. */
const COMBINATIONS = 1e4

/**
 * A few of these columns that most likely tell all rows apart, those first that are quickly compared; null where they do
 * not promise to. Where no row repeats another in these, none does in all of them.
 */
export function tellingColumns(columns: readonly Column[], rows: number): Column[] | null {
  const price = ({ type }: Column) => (type === 'text' ? 1 : 0)
  const sorted = [...columns].sort((a, b) => price(a) - price(b) || b.profile.distinct - a.profile.distinct)
  let combinations = 1
  for (const [i, { profile }] of sorted.entries()) {
    combinations *= Math.max(1, profile.distinct)
    if (combinations >= COMBINATIONS * rows * rows) return i + 1 < columns.length ? sorted.slice(0, i + 1) : null
  }
  return null
}

/** Different values are counted up to here, and estimated beyond. */
const COUNTED_ROWS = 3_000_000

/** Whether one of the columns is known to name every row. */
export function hasKey(columns: readonly Column[], rows: number): boolean {
  return rows <= COUNTED_ROWS && columns.some(({ profile }) => profile.distinct === rows && profile.nulls === 0)
}

/** One row: how many rows repeat an earlier one in all these columns (`surplus`). */
export function duplicatesRelation(rows: Relation, columns: readonly Column[]): Relation {
  const groups = columns.map(c => ({ as: c.id, value: column(c.id) }))
  const counted = aggregate(rows, groups, [{ as: 'copies', value: { fn: 'count' } }])
  const one = { kind: 'literal', value: 1, type: 'integer' } as const
  const repeated = filter(counted, call('gt', column('copies'), one), { reason: 'filter' })
  const surplus = call('subtract', column('copies'), one)
  return aggregate(repeated, [], [{ as: 'surplus', value: { fn: 'sum', arg: surplus } }])
}

export function readSurplus(table: ResultTable): number {
  return Number(table.data[0]?.[0] ?? 0)
}

/** Remarks on rows that repeat others, wholly or but for what names them. */
export function duplicateAlerts(whole: number, near: { surplus: number; except: readonly Column[] } | null): Alert[] {
  const said = (kind: 'duplicateRows' | 'nearDuplicateRows', params: Record<string, string | number>): Alert => ({
    kind,
    columnId: null,
    level: 'warn',
    message: { code: `alert.${kind}`, params },
    rows: null,
  })
  const alerts = whole > 0 ? [said('duplicateRows', { count: whole })] : []
  if (near && near.surplus > whole)
    alerts.push(
      said('nearDuplicateRows', { count: near.surplus - whole, except: near.except.map(c => c.name).join(', ') }),
    )
  return alerts
}
