import type { Scalar } from '../../contract/column.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import type { Context } from '../../ports/context.ts'
import { authorise } from '../access/authorise.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import type { VersionTable } from './layers.ts'
import { loadTableRow } from './loadScan.ts'

interface Input {
  datasetId: string
  tableId: string
  cursor?: string | undefined
  limit: number
  /** The newest unless named. */
  versionId?: string | undefined
}

/** A page of a table's rejects or skipped rows, through the same gate as every other read. */
export async function readLedger(
  ctx: Context,
  input: Input,
  which: 'rejectsKey' | 'skippedKey',
  columns: readonly string[],
): Promise<{ rows: Scalar[][]; nextCursor: string | null; table: VersionTable }> {
  await requireAllRows(ctx, input.datasetId)
  const { versionId, row: table } = await ctx.transaction(tx => loadTableRow(ctx, tx, input))
  const key = table[which]
  if (key === null) return { rows: [], nextCursor: null, table }
  const scan: Scan = {
    op: 'scan',
    workspaceId: table.workspaceId,
    datasetId: input.datasetId,
    versionId,
    tableId: table.tableId,
    parts: [key],
    columns: columns.map(id => ({ id, name: id, type: 'text', scale: null })),
  }
  const offset = offsetOf(input.cursor)
  const relation = await authorise(ctx, page(scan, columns, { offset, limit: input.limit + 1 }))
  const { table: found } = await ctx.engine.run(relation)
  const rows = Array.from({ length: Math.min(found.rowCount, input.limit) }, (_, i) =>
    found.data.map(column => column[i] ?? null),
  )
  return { rows, nextCursor: found.rowCount > input.limit ? String(offset + input.limit) : null, table }
}

/** By row, then by the other columns, so that pages never overlap. */
function page(scan: Scan, columns: readonly string[], { offset, limit }: { offset: number; limit: number }): Relation {
  const ids = ['_row', ...columns]
  const by = ids.map(id => ({ by: { kind: 'column' as const, id }, direction: 'asc' as const }))
  const project: Relation = {
    op: 'project',
    input: scan,
    columns: ids.map(id => ({ as: id, value: { kind: 'column', id } })),
  }
  return { op: 'limit', input: { op: 'sort', input: project, by }, limit, offset }
}

function offsetOf(cursor: string | undefined): number {
  const offset = Number(cursor ?? 0)
  if (!Number.isSafeInteger(offset) || offset < 0)
    throw new DomainError('invalid_request', 'The cursor is not one of ours.')
  return offset
}
