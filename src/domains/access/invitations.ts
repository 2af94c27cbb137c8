import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Account, Invitation } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Transaction } from '../../ports/database.ts'
import type { Visit } from '../../ports/visit.ts'
import { join } from './newcomer.ts'
import { invitation } from './tables.ts'
import { hashOf } from './token.ts'

export type InvitationRow = typeof invitation.$inferSelect

/**
 * Uses an invitation up. The mailed link proves the address it was mailed to, so the account must have that address.
 * @throws DomainError gone, not_allowed
 */
export async function takeInvitation(
  { now }: Pick<Visit, 'now'>,
  tx: Transaction,
  { token, email }: { token: string; email: string },
): Promise<InvitationRow> {
  const open = and(
    eq(invitation.tokenHash, hashOf(token)),
    isNull(invitation.acceptedAt),
    gt(invitation.expiresAt, now()),
  )
  const [taken] = await tx.update(invitation).set({ acceptedAt: now() }).where(open).returning()
  if (!taken) throw new DomainError('gone', 'This invitation was used, withdrawn or has ended. Ask for a new one.')
  if (taken.email !== email.toLowerCase())
    throw new DomainError('not_allowed', 'The invitation was mailed to another address. Use that address.')
  return taken
}

/** Makes the account a member of the workspace it was invited to. */
export function joinBy(visit: Visit, tx: Transaction, taken: InvitationRow, account: Account): Promise<void> {
  const { workspaceId, role } = taken
  return join(visit, tx, { account, workspaceId, role, action: 'invitation.accepted' })
}

export function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    invitedBy: row.invitedBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
  }
}
