import { and, eq } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { notify } from '../jobs/notify.ts'
import { dashboard } from './tables.ts'

/** Says until when a dashboard can be opened by a link: links are of a later domain. Null: no link is alive. */
export async function setPublicUntil(
  { workspaceId }: Pick<Context, 'workspaceId'>,
  tx: Transaction,
  { dashboardId, until }: { dashboardId: string; until: Date | null },
): Promise<void> {
  await tx
    .update(dashboard)
    .set({ publicUntil: until })
    .where(and(eq(dashboard.id, dashboardId), eq(dashboard.workspaceId, workspaceId)))
  await notify(tx, workspaceId, 'dashboard', dashboardId)
}
