import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../ports/database.ts'
import type { Visit } from '../../ports/visit.ts'
import { membership, ownerLink } from './tables.ts'
import { hashOf, makeToken } from './token.ts'

const ONLY = 'owner'

/** Whether this server has nobody yet who owns a workspace. */
export async function needsOwner(tx: Transaction): Promise<boolean> {
  const owners = await tx
    .select({ id: membership.userId })
    .from(membership)
    .where(eq(membership.role, 'owner'))
    .limit(1)
  return owners.length === 0
}

/**
 * A new one-time link that makes the owner, in place of one printed before; null when there is an owner.
 * Only its hash is stored.
 */
export function makeOwnerLink({ system, site, now }: Pick<Visit, 'system' | 'site' | 'now'>): Promise<string | null> {
  return system(async tx => {
    if (!(await needsOwner(tx))) return null
    const { token, tokenHash } = makeToken()
    const fresh = { tokenHash, createdAt: now() }
    await tx
      .insert(ownerLink)
      .values({ id: ONLY, ...fresh })
      .onConflictDoUpdate({ target: ownerLink.id, set: fresh })
    return `${site.publicUrl}/owner?token=${token}`
  })
}

/** Uses the link up; false when it is not the one, or was used. Of two at once only one succeeds. */
export async function useOwnerLink(tx: Transaction, token: string): Promise<boolean> {
  const used = await tx
    .delete(ownerLink)
    .where(sql`${ownerLink.id} = ${ONLY} and ${ownerLink.tokenHash} = ${hashOf(token)}`)
    .returning({ id: ownerLink.id })
  return used.length === 1
}
