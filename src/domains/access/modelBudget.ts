import { eq, sql } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import { rateLimit } from './tables.ts'

const DAY_MS = 86_400_000

type Spender = Pick<Context, 'workspaceId' | 'now' | 'transaction'>

/** Tokens of the language model that the workspace has used today. */
export async function tokensUsed(ctx: Spender): Promise<number> {
  const [row] = await ctx.transaction(tx =>
    tx
      .select({ count: rateLimit.count })
      .from(rateLimit)
      .where(eq(rateLimit.key, keyOf(ctx))),
  )
  return row?.count ?? 0
}

/** Counts tokens that were used. */
export async function spendTokens(ctx: Spender, tokens: number): Promise<void> {
  if (tokens <= 0) return
  const resetAt = new Date(ctx.now().getTime() + DAY_MS)
  await ctx.transaction(tx =>
    tx
      .insert(rateLimit)
      .values({ key: keyOf(ctx), count: tokens, resetAt })
      .onConflictDoUpdate({
        target: rateLimit.key,
        set: { count: sql`least(${rateLimit.count}::bigint + ${tokens}, 2147483647)::int` },
      }),
  )
}

/** A day as the clock of all has it. */
function keyOf({ workspaceId, now }: Spender): string {
  return `model-tokens ${workspaceId} ${now().toISOString().slice(0, 10)}`
}
