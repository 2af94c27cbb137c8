import { and, eq } from 'drizzle-orm'
import type { ListedDashboard } from '../../contract/listedDashboard.ts'
import type { Context } from '../../ports/context.ts'
import { loadDashboard } from './dashboardRow.ts'
import { toListedOne } from './listedDashboard.ts'
import { dashboardFavourite } from './tables.ts'

interface Input {
  dashboardId: string
  isFavourite: boolean
}

/** Keeps a dashboard among the asker's own favourites, or no more. @throws DomainError not_found */
export async function favouriteDashboard(ctx: Context, { dashboardId, isFavourite }: Input): Promise<ListedDashboard> {
  const { workspaceId } = ctx
  const userId = ctx.actor.id
  return ctx.transaction(async tx => {
    const reached = await loadDashboard(ctx, tx, { dashboardId, needed: 'view' })
    if (isFavourite)
      await tx.insert(dashboardFavourite).values({ workspaceId, userId, dashboardId }).onConflictDoNothing()
    else
      await tx
        .delete(dashboardFavourite)
        .where(and(eq(dashboardFavourite.userId, userId), eq(dashboardFavourite.dashboardId, dashboardId)))
    return toListedOne(ctx, tx, reached)
  })
}
