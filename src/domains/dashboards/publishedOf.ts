import { and, eq } from 'drizzle-orm'
import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { Transaction } from '../../ports/database.ts'
import { dashboard } from './tables.ts'

export interface Published {
  isDeleted: boolean
  /** Null of a draft that was never published. */
  published: { document: DashboardDocument; at: Date; byId: string | null } | null
}

/** What was last published of a dashboard, for whoever comes by a link; null when there is no such dashboard. */
export async function publishedOf(
  tx: Transaction,
  { workspaceId, dashboardId }: { workspaceId: string; dashboardId: string },
): Promise<Published | null> {
  const [row] = await tx
    .select({
      document: dashboard.published,
      at: dashboard.publishedAt,
      byId: dashboard.publishedById,
      deletedAt: dashboard.deletedAt,
    })
    .from(dashboard)
    .where(and(eq(dashboard.workspaceId, workspaceId), eq(dashboard.id, dashboardId)))
  if (!row) return null
  const { document, at, byId, deletedAt } = row
  return { isDeleted: deletedAt !== null, published: document && at ? { document, at, byId } : null }
}
