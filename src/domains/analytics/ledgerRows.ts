import type { Scalar } from '../../contract/column.ts'
import type { Expression, Relation, Scan } from '../../contract/relation.ts'
import { ROWS_OF_A_FILE } from '../../core/versions/rowNumbers.ts'
import type { Context } from '../../ports/context.ts'
import type { Original } from '../datasets/loadOriginal.ts'
import { runner } from './listAlerts.ts'

const ROW: Expression = { kind: 'column', id: '_row' }

/** Where the newest file of a table begins to count its rows, and its first and last row that belong to the table. */
export interface Ends {
  base: number
  first: number
  last: number
}

/** The rows that belong to a table in the newest of its files. */
export async function endsOf(ctx: Context, { scan, skipped }: Original): Promise<Ends> {
  const newest = (await extreme(ctx, scan, 'max')) ?? 0
  const base = Math.floor(newest / ROWS_OF_A_FILE) * ROWS_OF_A_FILE
  const ofFile = where(scan, 'ge', base)
  const [first, skippedLast] = await Promise.all([
    extreme(ctx, ofFile, 'min'),
    skipped === null ? null : extreme(ctx, skipped, 'max'),
  ])
  const last = Math.max(newest % ROWS_OF_A_FILE, (skippedLast ?? 0) % ROWS_OF_A_FILE)
  return { base, first: Math.max(1, (first ?? 1) - base), last }
}

/** Row and the first column of a ledger, of the rows in these stretches; the ends are not included. */
export async function rowsBetween(
  ctx: Context,
  ledger: Scan,
  stretches: readonly (readonly [number, number])[],
): Promise<[row: number, value: string | null][]> {
  const [column] = ledger.columns
  const found: [number, string | null][] = []
  for (const [from, to] of stretches) {
    const [rows = [], values = []] = await cells(ctx, ledger, { from, to, columns: column ? [column.id] : [] })
    for (const [i, row] of rows.entries()) found.push([Number(row), values[i] === null ? null : String(values[i])])
  }
  return found
}

/** `_row` and columns of the rows from `from` to before `to`, in order; column by column. */
export async function cells(
  ctx: Context,
  scan: Scan,
  { from, to, columns }: { from: number; to: number; columns: readonly string[] },
): Promise<(Scalar[] | undefined)[]> {
  if (to <= from) return []
  const between = where(where(scan, 'ge', from), 'lt', to)
  const project: Relation = {
    op: 'project',
    input: between,
    columns: ['_row', ...columns].map(id => ({ as: id, value: { kind: 'column', id } })),
  }
  const sorted: Relation = { op: 'sort', input: project, by: [{ by: ROW, direction: 'asc' }] }
  return (await runner(ctx)({ op: 'limit', input: sorted, limit: to - from, offset: 0 })).data
}

async function extreme(ctx: Context, input: Relation, fn: 'min' | 'max'): Promise<number | null> {
  const { data } = await runner(ctx)({
    op: 'aggregate',
    input,
    groups: [],
    measures: [{ as: 'm', value: { fn, arg: ROW } }],
  })
  const found = data[0]?.[0] ?? null
  return found === null ? null : Number(found)
}

function where(input: Relation, fn: 'ge' | 'lt', row: number): Relation {
  const predicate: Expression = { kind: 'call', fn, args: [ROW, { kind: 'literal', value: row, type: 'integer' }] }
  return { op: 'filter', input, predicate, reason: 'filter' }
}
