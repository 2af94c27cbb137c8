import type { Readable } from 'node:stream'
import type { Context } from '../../ports/context.ts'
import { loadDataset } from './datasetRow.ts'
import { loadVersion } from './getDataset.ts'
import { originalKey } from './originalKey.ts'

export interface Download {
  stream: Readable
  fileName: string
  sizeBytes: number
  contentType: string
}

/** The file as it was uploaded, byte for byte. @throws DomainError not_found */
export async function downloadOriginal(ctx: Context, { datasetId }: { datasetId: string }): Promise<Download> {
  const file = await ctx.transaction(async tx => {
    const row = await loadDataset(ctx, tx, datasetId)
    return (await loadVersion(ctx, tx, row.versionId)).read.file
  })
  const stream = await ctx.store.read(originalKey(ctx.workspaceId, file.sha256))
  return { stream, fileName: file.name, sizeBytes: file.bytes, contentType: 'application/octet-stream' }
}
