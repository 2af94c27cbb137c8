import { randomBytes } from 'node:crypto'
import type { FilterValues } from '../../contract/dashboardFilter.ts'
import type { ShareLink } from '../../contract/sharing.ts'
import type { MemberVisit } from '../../ports/visit.ts'
import { requireRole } from '../access/requireRole.ts'
import { requireUnlimitedKey } from '../access/rowLimits.ts'
import { makeToken } from '../access/token.ts'
import { record } from '../audit/record.ts'
import { dashboardFor } from './dashboardFor.ts'
import type { LinkRow } from './findLink.ts'
import { endOf, requireLocks } from './linkFields.ts'
import { toShareLink } from './linkRow.ts'
import { markPublic } from './markPublic.ts'
import { shareLink } from './tables.ts'

interface Input {
  dashboardId: string
  kind: ShareLink['kind']
  name: string
  lockedValues: FilterValues
  allowsRows: boolean
  allowsExport: boolean
  expiresAt: string | null
  password: string | null
}

interface Made {
  link: ShareLink
  address: string
  secret: string | null
}

/**
 * Makes a link. Its address holds a token of which only the hash is kept; an embed's address takes a token that is signed
 * with the secret, which is told now and kept sealed.
 * @throws DomainError not_found, not_allowed, invalid_request
 */
export async function createLink(ctx: MemberVisit, { dashboardId, password, ...input }: Input): Promise<Made> {
  requireRole(ctx, 'editor')
  await requireUnlimitedKey(ctx)
  const { workspaceId } = ctx
  const { name: createdBy, id: createdById } = ctx.account
  const expiresAt = endOf(input.expiresAt, ctx.now())
  const { token, tokenHash } = makeToken()
  const id = ctx.newId('ln')
  const secret = input.kind === 'embed' ? randomBytes(32).toString('base64url') : null
  const passwordHash = password === null ? null : await ctx.authentication.hashPassword(password)
  const row: LinkRow = {
    id,
    workspaceId,
    dashboardId,
    ...input,
    tokenHash,
    sealedSecret: secret && ctx.secrets.seal(secret, id),
    passwordHash,
    expiresAt,
    revokedAt: null,
    opened: 0,
    lastOpenedAt: null,
    createdBy,
    createdById,
    createdAt: ctx.now(),
  }
  await ctx.transaction(async tx => {
    const { draft, name } = await dashboardFor(ctx, tx, { dashboardId, level: 'edit' })
    requireLocks(draft, input.lockedValues)
    await tx.insert(shareLink).values(row)
    await markPublic(ctx, tx, dashboardId)
    const { kind, allowsRows, allowsExport } = input
    const detail = { kind, allowsRows, allowsExport, hasPassword: password !== null, linkId: id }
    await record(ctx, tx, { action: 'link.made', target: { kind: 'dashboard', id: dashboardId, name }, detail })
  })
  const { publicUrl } = ctx.site
  return { link: toShareLink(row), secret, address: secret ? `${publicUrl}/embed/${id}` : `${publicUrl}/p/${token}` }
}
