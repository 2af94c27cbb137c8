import type { SkippedRow } from '../../contract/dataset.ts'
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

/** Rows that were read and not loaded, with their reason, by row. @throws DomainError not_found */
export async function listSkipped(
  ctx: Context,
  input: Input,
): Promise<{ items: SkippedRow[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await readLedger(ctx, input, 'skippedKey', ['reason', 'raw'])
  return {
    items: rows.map(([row, reason, raw]) => ({ row: Number(row), reason: String(reason), raw: String(raw ?? '') })),
    nextCursor,
  }
}
