import type { RejectedCell } from '../../contract/dataset.ts'
import type { Context } from '../../ports/context.ts'
import { readLedger } from './readLedger.ts'

interface Input {
  datasetId: string
  tableId: string
  cursor?: string | undefined
  limit: number
  /** The newest unless named. */
  versionId?: string | undefined
}

/** Cells that could not be typed, as they stand in the file, by row. @throws DomainError not_found */
export async function listRejects(
  ctx: Context,
  input: Input,
): Promise<{ items: RejectedCell[]; nextCursor: string | null }> {
  const { rows, nextCursor, table } = await readLedger(ctx, input, 'rejectsKey', ['column_id', 'raw', 'reason'])
  const names = new Map(table.columns.map(c => [c.id, c.name]))
  const items = rows.map(([row, columnId, raw, reason]) => ({
    row: Number(row),
    columnId: String(columnId),
    columnName: names.get(String(columnId)) ?? 'beyond the last column',
    raw: String(raw ?? ''),
    reason: String(reason),
  }))
  return { items, nextCursor }
}
