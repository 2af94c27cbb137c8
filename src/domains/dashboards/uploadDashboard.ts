import type { AutomaticDashboard } from '../../contract/automatic.ts'
import type { Context } from '../../ports/context.ts'
import { datasetOf } from '../datasets/datasetOf.ts'
import { automaticDashboard } from './automaticDashboard.ts'

interface Input {
  uploadId: string
  tableId?: string | undefined
}

/** The automatic dashboard of what an upload brought. @throws DomainError not_found, not_ready, unreadable_file */
export async function uploadDashboard(ctx: Context, { uploadId, tableId }: Input): Promise<AutomaticDashboard> {
  return automaticDashboard(ctx, { datasetId: await datasetOf(ctx, { uploadId }), tableId })
}
