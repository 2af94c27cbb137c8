import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { record } from '../audit/record.ts'
import { keysOf, selectKeys } from './apiKeys.ts'
import { allows, roleOf } from './policy.ts'
import { requireRole } from './requireRole.ts'
import { apiKey } from './tables.ts'

/** Ends a key at once: one's own, or as an admin any of the workspace. @throws DomainError not_found */
export async function revokeApiKey(ctx: Context, { keyId }: { keyId: string }): Promise<{ ok: true }> {
  requireRole(ctx, 'viewer')
  const mayAll = allows(roleOf(ctx.actor), 'admin')
  const reach = mayAll ? eq(apiKey.workspaceId, ctx.workspaceId) : keysOf(ctx, ctx.actor.id)
  await ctx.transaction(async tx => {
    const [found] = await selectKeys(tx).where(and(reach, eq(apiKey.id, keyId)))
    if (!found) throw new DomainError('not_found', 'There is no such key.')
    await tx.delete(apiKey).where(eq(apiKey.id, keyId))
    await record(ctx, tx, {
      action: 'apiKey.revoked',
      target: { kind: 'apiKey', id: keyId, name: found.row.name },
      detail: { owner: found.owner.name },
    })
  })
  return { ok: true }
}
