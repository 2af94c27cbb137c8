import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Upload } from '../../contract/upload.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { upload } from './tables.ts'
import { seenUploads, toUpload, type UploadRow } from './uploadRow.ts'

/** One upload. @throws DomainError not_found */
export async function getUpload(ctx: Context, { uploadId }: { uploadId: string }): Promise<Upload> {
  const found = await ctx.transaction(async tx => toUpload(ctx, tx, await loadUpload(ctx, tx, uploadId)))
  const [seen = found] = await seenUploads(ctx, [found])
  return seen
}

/** The row within the workspace. @throws DomainError not_found */
export async function loadUpload(ctx: Context, tx: Transaction, uploadId: string): Promise<UploadRow> {
  const [row] = await tx
    .select()
    .from(upload)
    .where(and(eq(upload.id, uploadId), eq(upload.workspaceId, ctx.workspaceId)))
  if (!row) throw new DomainError('not_found', 'There is no such upload.')
  return row
}
