import type { Readable } from 'node:stream'
import type { Context } from '../../ports/context.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { loadDataset } from './datasetRow.ts'
import { loadVersionOf } from './getDataset.ts'
import { originalKey } from './originalKey.ts'

export interface Download {
  stream: Readable
  fileName: string
  sizeBytes: number
  contentType: string
}

interface Input {
  datasetId: string
  /** The newest unless named. */
  versionId?: string | undefined
}

/** The file of a version as it was uploaded, byte for byte. @throws DomainError not_found */
export async function downloadOriginal(ctx: Context, { datasetId, versionId }: Input): Promise<Download> {
  await requireAllRows(ctx, datasetId)
  const file = await ctx.transaction(async tx => {
    const row = await loadDataset(ctx, tx, datasetId)
    return (await loadVersionOf(ctx, tx, row, versionId)).read.file
  })
  const stream = await ctx.store.read(originalKey(ctx.workspaceId, file.sha256))
  return { stream, fileName: file.name, sizeBytes: file.bytes, contentType: 'application/octet-stream' }
}
