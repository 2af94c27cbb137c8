import { and, asc, eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { ShareLink } from '../../contract/sharing.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import type { LinkRow } from './findLink.ts'
import { shareLink } from './tables.ts'

/** A link as those who made it see it: neither its token nor its secret. */
export function toShareLink(row: LinkRow): ShareLink {
  const { id, dashboardId, kind, name, lockedValues, allowsRows, allowsExport, opened, createdBy } = row
  return {
    id,
    dashboardId,
    kind,
    name,
    lockedValues,
    allowsRows,
    allowsExport,
    hasPassword: row.passwordHash !== null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    opened,
    lastOpenedAt: row.lastOpenedAt?.toISOString() ?? null,
    createdBy,
    createdAt: row.createdAt.toISOString(),
  }
}

/** The links of a dashboard, the oldest first. */
export function linksOf(ctx: Pick<Context, 'workspaceId'>, tx: Transaction, dashboardId: string): Promise<LinkRow[]> {
  return tx
    .select()
    .from(shareLink)
    .where(and(eq(shareLink.workspaceId, ctx.workspaceId), eq(shareLink.dashboardId, dashboardId)))
    .orderBy(asc(shareLink.id))
}

/** A link of this workspace, held until the transaction ends. @throws DomainError not_found */
export async function loadLink(ctx: Pick<Context, 'workspaceId'>, tx: Transaction, linkId: string): Promise<LinkRow> {
  const [row] = await tx
    .select()
    .from(shareLink)
    .where(and(eq(shareLink.workspaceId, ctx.workspaceId), eq(shareLink.id, linkId)))
    .for('update')
  if (!row) throw new DomainError('not_found', 'There is no such link.')
  return row
}
