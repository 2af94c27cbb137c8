import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { Message } from '../../contract/message.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { nameOf } from '../charts/writeRevision.ts'
import { loadFolder } from '../datasets/folderRow.ts'
import { contentOf, requireWithinLimits } from './appendRevision.ts'
import type { DashboardRow } from './dashboardRow.ts'
import { recordChange } from './recordChange.ts'
import { dashboard, dashboardRevision } from './tables.ts'

interface Made {
  document: DashboardDocument
  folderId: string | null
  what: Message[]
}

/** Keeps a new dashboard: a draft of one revision. @throws DomainError not_found for a folder that is not there, invalid_plan */
export async function insertDashboard(
  ctx: Context,
  tx: Transaction,
  { document, folderId, what }: Made,
): Promise<DashboardRow> {
  requireWithinLimits(document)
  if (folderId !== null) await loadFolder(ctx, tx, folderId)
  const [id, by, at] = [ctx.newId('db'), nameOf(ctx), ctx.now()]
  const row: DashboardRow = {
    id,
    workspaceId: ctx.workspaceId,
    folderId,
    visibility: 'workspace',
    ...contentOf(document),
    revision: 1,
    published: null,
    publishedRevision: null,
    publishedDatasetIds: [],
    publishedAt: null,
    publishedBy: null,
    publishedById: null,
    publicUntil: null,
    createdBy: by,
    createdById: ctx.actor.id,
    createdAt: at,
    updatedBy: by,
    updatedAt: at,
    deletedAt: null,
  }
  await tx.insert(dashboard).values(row)
  await tx.insert(dashboardRevision).values({
    workspaceId: ctx.workspaceId,
    dashboardId: id,
    revision: 1,
    batchId: ctx.newId('bt'),
    operations: [],
    inverse: [],
    what,
    document,
    by,
    byId: ctx.actor.id,
    at,
  })
  await recordChange(ctx, tx, row, 'created')
  return row
}
