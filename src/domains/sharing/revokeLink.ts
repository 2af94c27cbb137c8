import { eq } from 'drizzle-orm'
import type { ShareLink } from '../../contract/sharing.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { dashboardFor } from './dashboardFor.ts'
import { loadLink, toShareLink } from './linkRow.ts'
import { markPublic } from './markPublic.ts'
import { shareLink } from './tables.ts'

/** Ends a link at once, and for good; ending it twice is ending it once. @throws DomainError not_found, not_allowed */
export async function revokeLink(ctx: Context, { linkId }: { linkId: string }): Promise<ShareLink> {
  requireRole(ctx, 'editor')
  return ctx.transaction(async tx => {
    const row = await loadLink(ctx, tx, linkId)
    const { dashboardId } = row
    const { name } = await dashboardFor(ctx, tx, { dashboardId, level: 'edit' })
    if (row.revokedAt !== null) return toShareLink(row)
    const over = { revokedAt: ctx.now() }
    const [after = row] = await tx.update(shareLink).set(over).where(eq(shareLink.id, linkId)).returning()
    await markPublic(ctx, tx, dashboardId)
    const target = { kind: 'dashboard', id: dashboardId, name }
    await record(ctx, tx, { action: 'link.ended', target, detail: { linkId } })
    return toShareLink(after)
  })
}
