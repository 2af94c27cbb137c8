import { and, desc, eq, lt } from 'drizzle-orm'
import type { ApiKey } from '../../contract/apiKey.ts'
import type { Context } from '../../ports/context.ts'
import { keysOf, selectKeys, toApiKey } from './apiKeys.ts'
import { requireRole } from './requireRole.ts'
import { apiKey } from './tables.ts'

interface Input {
  cursor?: string | undefined
  limit: number
  of: 'mine' | 'workspace'
}

/** One's own keys, or all of the workspace, the newest first. @throws DomainError not_allowed */
export async function listApiKeys(
  ctx: Context,
  { cursor, limit, of }: Input,
): Promise<{ items: ApiKey[]; nextCursor: string | null }> {
  requireRole(ctx, of === 'workspace' ? 'admin' : 'viewer')
  const whose = of === 'workspace' ? eq(apiKey.workspaceId, ctx.workspaceId) : keysOf(ctx, ctx.actor.id)
  const rows = await ctx.transaction(tx =>
    selectKeys(tx)
      .where(and(whose, cursor ? lt(apiKey.id, cursor) : undefined))
      .orderBy(desc(apiKey.id))
      .limit(limit + 1),
  )
  const items = rows.slice(0, limit).map(toApiKey)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
