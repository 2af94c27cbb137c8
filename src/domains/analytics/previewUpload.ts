import type { Preview } from '../../contract/preview.ts'
import type { Context } from '../../ports/context.ts'
import { datasetOf } from '../datasets/datasetOf.ts'
import { previewDataset } from './previewDataset.ts'

interface Input {
  uploadId: string
  tableId?: string | undefined
  rows: number
}

/** The first rows of what an upload brought. @throws DomainError not_found, not_ready, unreadable_file, conflict */
export async function previewUpload(ctx: Context, { uploadId, ...rest }: Input): Promise<Preview> {
  return previewDataset(ctx, { ...rest, datasetId: await datasetOf(ctx, { uploadId }) })
}
