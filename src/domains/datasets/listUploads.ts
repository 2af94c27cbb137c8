import { and, desc, eq, lt } from 'drizzle-orm'
import type { Upload, UploadStatus } from '../../contract/upload.ts'
import type { Context } from '../../ports/context.ts'
import { upload } from './tables.ts'
import { seenUploads, toUpload } from './uploadRow.ts'

interface Input {
  cursor?: string | undefined
  limit: number
  status?: UploadStatus | undefined
}

/** Every upload of the workspace, newest first (ids sort by time). */
export async function listUploads(ctx: Context, input: Input): Promise<{ items: Upload[]; nextCursor: string | null }> {
  const found = await ctx.transaction(async tx => {
    const rows = await tx
      .select()
      .from(upload)
      .where(
        and(
          eq(upload.workspaceId, ctx.workspaceId),
          input.status && eq(upload.status, input.status),
          input.cursor ? lt(upload.id, input.cursor) : undefined,
        ),
      )
      .orderBy(desc(upload.id))
      .limit(input.limit + 1)
    const shown = rows.slice(0, input.limit)
    const items: Upload[] = []
    for (const row of shown) items.push(await toUpload(ctx, tx, row))
    return { items, nextCursor: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null }
  })
  return { ...found, items: await seenUploads(ctx, found.items) }
}
