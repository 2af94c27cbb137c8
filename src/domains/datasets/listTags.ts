import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import { dataset } from './tables.ts'

/** Tags in use, the commonest first; two that differ in case are one, written as the first was. */
export async function listTags(ctx: Context): Promise<{ items: { tag: string; datasets: number }[] }> {
  return ctx.transaction(async tx => {
    const tags = tx
      .select({ tag: sql<string>`unnest(${dataset.tags})`.as('tag'), createdAt: dataset.createdAt })
      .from(dataset)
      .where(and(eq(dataset.workspaceId, ctx.workspaceId), isNull(dataset.deletedAt)))
      .as('tags')
    const items = await tx
      .select({
        tag: sql<string>`(array_agg(${tags.tag} order by ${tags.createdAt}))[1]`,
        datasets: sql<number>`count(*)::int`,
      })
      .from(tags)
      .groupBy(sql`lower(${tags.tag})`)
      .orderBy(sql`count(*) desc`, sql`lower(${tags.tag})`)
    return { items }
  })
}
