import type { PlanResult, QueryPlan } from '../../src/contract/plan.ts'
import type { Evaluated } from './evaluate.ts'
import type { Cell } from './table.ts'

const TOLERANCE = 1e-9

/** What differs between an answer and the reference, in words; null when nothing does. */
export function difference(
  plan: QueryPlan,
  { table, bill }: Pick<PlanResult, 'table' | 'bill'>,
  expected: Evaluated,
): string | null {
  const ids = table.columns.map(column => column.id)
  if (ids.join('\n') !== expected.columns.join('\n')) return `columns ${ids} instead of ${expected.columns}`
  const rowCount = expected.data[0]?.length ?? 0
  if (table.rowCount !== rowCount) return `${table.rowCount} rows instead of ${rowCount}`
  for (const [i, column] of expected.data.entries())
    for (const [j, cell] of column.entries()) {
      const got = table.data[i]?.[j] ?? null
      if (!near(got, cell)) return `${ids[i]}[${j}]: ${JSON.stringify(got)} instead of ${JSON.stringify(cell)}`
    }
  const leftOut = bill.leftOut.reduce((sum, { count }) => sum + count, 0)
  if (bill.rowsIn !== bill.rowsUsed + leftOut) return `the bill does not balance: ${JSON.stringify(bill)}`
  if (bill.leftOut.some(({ count }) => count < 0)) return `a negative count on the bill: ${JSON.stringify(bill)}`
  if (bill.rowsIn !== expected.rowsIn || bill.rowsUsed !== expected.rowsUsed)
    return `${JSON.stringify(bill)} instead of ${expected.rowsUsed} used of ${expected.rowsIn} (${plan.limit})`
  return null
}

/** Equal to a relative 1e-9; a number written as text counts as the number. */
export function near(a: Cell, b: Cell): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a === 'boolean' || typeof b === 'boolean') return String(a) === String(b)
  const [x, y] = [Number(a), Number(b)]
  return Math.abs(x - y) <= TOLERANCE * Math.max(1, Math.abs(x), Math.abs(y))
}
