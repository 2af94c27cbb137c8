import { eq } from 'drizzle-orm'
import type { FilterValues } from '../../contract/dashboardFilter.ts'
import { DomainError } from '../../contract/problem.ts'
import type { ShareLink } from '../../contract/sharing.ts'
import type { MemberVisit } from '../../ports/visit.ts'
import { requireRole } from '../access/requireRole.ts'
import { requireUnlimitedKey, rowLimits } from '../access/rowLimits.ts'
import { record } from '../audit/record.ts'
import { dashboardFor } from './dashboardFor.ts'
import { endOf, requireLocks } from './linkFields.ts'
import { loadLink, toShareLink } from './linkRow.ts'
import { markPublic } from './markPublic.ts'
import { shareLink } from './tables.ts'

interface Input {
  linkId: string
  name?: string | undefined
  lockedValues?: FilterValues | undefined
  allowsRows?: boolean | undefined
  allowsExport?: boolean | undefined
  expiresAt?: string | null | undefined
  password?: string | null | undefined
}

/**
 * Changes what a link allows; what is not named stays. Whoever is in by the link is asked anew with their next request.
 * @throws DomainError not_found, not_allowed (also to who sees only some rows, of a link of somebody else), invalid_request,
 *   gone for a link that was revoked
 */
export async function editLink(ctx: MemberVisit, { linkId, password, expiresAt, ...said }: Input): Promise<ShareLink> {
  requireRole(ctx, 'editor')
  const changed = {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    ...(expiresAt !== undefined && { expiresAt: endOf(expiresAt, ctx.now()) }),
    ...(password !== undefined && {
      passwordHash: password === null ? null : await ctx.authentication.hashPassword(password),
    }),
  }
  await requireUnlimitedKey(ctx)
  const limits = await rowLimits(ctx)
  return ctx.transaction(async tx => {
    const row = await loadLink(ctx, tx, linkId)
    if (row.createdById !== ctx.actor.id && limits.size > 0) throw ofAnother()
    const { dashboardId } = row
    const { draft, name } = await dashboardFor(ctx, tx, { dashboardId, level: 'edit' })
    if (row.revokedAt !== null) throw new DomainError('gone', 'This link was ended. Make a new one.')
    if (said.lockedValues) requireLocks(draft, said.lockedValues)
    if (Object.keys(changed).length === 0) return toShareLink(row)
    const [after = row] = await tx.update(shareLink).set(changed).where(eq(shareLink.id, linkId)).returning()
    await markPublic(ctx, tx, dashboardId)
    const detail = { linkId, changed: Object.keys(changed).join(', ') }
    await record(ctx, tx, { action: 'link.changed', target: { kind: 'dashboard', id: dashboardId, name }, detail })
    return toShareLink(after)
  })
}

/** A link shows what its maker may see: who sees less does not say how much of it. */
const ofAnother = () =>
  new DomainError('not_allowed', 'This link shows what its maker sees, and you see less. Ask them to change it.')
