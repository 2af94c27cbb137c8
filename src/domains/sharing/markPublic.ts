import { and, eq, gt, isNull, or } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { setPublicUntil } from '../dashboards/setPublicUntil.ts'
import { shareLink } from './tables.ts'

/** Of a link without an end. */
const FOREVER = new Date('9999-12-31T00:00:00Z')

/** Tells a dashboard until when somebody outside may open it by one of its links. */
export async function markPublic(
  ctx: Pick<Context, 'workspaceId' | 'now'>,
  tx: Transaction,
  dashboardId: string,
): Promise<void> {
  const alive = await tx
    .select({ expiresAt: shareLink.expiresAt })
    .from(shareLink)
    .where(
      and(
        eq(shareLink.workspaceId, ctx.workspaceId),
        eq(shareLink.dashboardId, dashboardId),
        isNull(shareLink.revokedAt),
        or(isNull(shareLink.expiresAt), gt(shareLink.expiresAt, ctx.now())),
      ),
    )
  const ends = alive.map(({ expiresAt }) => (expiresAt ?? FOREVER).getTime())
  await setPublicUntil(ctx, tx, { dashboardId, until: ends.length > 0 ? new Date(Math.max(...ends)) : null })
}
