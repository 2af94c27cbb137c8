import { eq } from 'drizzle-orm'
import type { ListedDashboard } from '../../contract/listedDashboard.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { dashboardLevel, reaches } from '../access/dashboardLevel.ts'
import { grantOfActor, setGrantOn } from '../access/grants.ts'
import { loadFolder } from '../datasets/folderRow.ts'
import { type DashboardRow, holdDashboard } from './dashboardRow.ts'
import { toListedOne } from './listedDashboard.ts'
import { recordChange } from './recordChange.ts'
import { dashboard } from './tables.ts'

interface Input {
  dashboardId: string
  folderId?: string | null | undefined
  visibility?: ListedDashboard['visibility'] | undefined
}

/** Puts a dashboard into a folder, or says who sees it. @throws DomainError not_found, not_allowed */
export async function moveDashboard(
  ctx: Context,
  { dashboardId, folderId, visibility }: Input,
): Promise<ListedDashboard> {
  return ctx.transaction(async tx => {
    const reached = await holdDashboard(ctx, tx, { dashboardId, needed: 'edit' })
    const { row: before } = reached
    if (folderId) await loadFolder(ctx, tx, folderId)
    const row: DashboardRow = {
      ...before,
      folderId: folderId === undefined ? before.folderId : folderId,
      visibility: visibility ?? before.visibility,
    }
    await tx
      .update(dashboard)
      .set({ folderId: row.folderId, visibility: row.visibility })
      .where(eq(dashboard.id, dashboardId))
    if (row.folderId !== before.folderId) await recordChange(ctx, tx, row, 'moved', { folderId: row.folderId })
    if (row.visibility !== before.visibility) {
      await keepIn(ctx, tx, row)
      await recordChange(ctx, tx, row, row.visibility === 'restricted' ? 'restricted' : 'opened')
    }
    return toListedOne(ctx, tx, { ...reached, row })
  })
}

/** Who restricts a dashboard does not shut themselves out of it. */
async function keepIn(ctx: Context, tx: Transaction, row: DashboardRow): Promise<void> {
  const of = { kind: 'dashboard' as const, id: row.id }
  const level = dashboardLevel(ctx.actor, row, await grantOfActor(ctx, tx, of))
  if (!reaches(level, 'edit')) await setGrantOn(ctx, tx, { of, userId: ctx.actor.id, level: 'edit' })
}
