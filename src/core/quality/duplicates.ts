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
