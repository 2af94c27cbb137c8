import { and, eq, type SQL } from 'drizzle-orm'
import type { ApiKey } from '../../contract/apiKey.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { apiKey, user } from './tables.ts'

/** What every key begins with: programs that look for leaked secrets find it by that. */
export const KEY_MARK = 'di_'

/** Keys of workspaces with who made them, to be narrowed to one. */
export function selectKeys(tx: Transaction) {
  return tx
    .select({ row: apiKey, owner: { id: user.id, name: user.name } })
    .from(apiKey)
    .innerJoin(user, eq(user.id, apiKey.userId))
}

/** The key as it is told; never its hash. */
export function toApiKey({ row, owner }: Awaited<ReturnType<typeof selectKeys>>[number]): ApiKey {
  const { id, name, prefix, scope, createdAt, expiresAt, lastUsedAt } = row
  return {
    ...{ id, name, prefix, scope, owner },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}

/** The keys of one person in this workspace. */
export function keysOf({ workspaceId }: Pick<Context, 'workspaceId'>, userId: string): SQL | undefined {
  return and(eq(apiKey.workspaceId, workspaceId), eq(apiKey.userId, userId))
}

/** Ends the keys of somebody who leaves the workspace: who comes back begins anew. */
export async function endKeysOf(ctx: Pick<Context, 'workspaceId'>, tx: Transaction, userId: string): Promise<void> {
  await tx.delete(apiKey).where(keysOf(ctx, userId))
}
