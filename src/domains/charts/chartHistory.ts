import { and, desc, eq, lt } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { ChartRevision } from '../../contract/savedChart.ts'
import type { Context } from '../../ports/context.ts'
import { loadChart } from './chartRow.ts'
import { chartRevision } from './tables.ts'

interface Input {
  chartId: string
  cursor?: string | undefined
  limit: number
}

/** What was changed on a chart, newest first. @throws DomainError not_found */
export async function chartHistory(
  ctx: Context,
  { chartId, cursor, limit }: Input,
): Promise<{ items: ChartRevision[]; nextCursor: string | null }> {
  const before = cursor === undefined ? undefined : revisionOf(cursor)
  const rows = await ctx.transaction(async tx => {
    await loadChart(ctx, tx, chartId)
    return tx
      .select()
      .from(chartRevision)
      .where(
        and(
          eq(chartRevision.chartId, chartId),
          eq(chartRevision.workspaceId, ctx.workspaceId),
          before === undefined ? undefined : lt(chartRevision.revision, before),
        ),
      )
      .orderBy(desc(chartRevision.revision))
      .limit(limit + 1)
  })
  const items = rows.slice(0, limit).map(toRevision)
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.revision) : null }
}

function toRevision({ revision, what, name, question, by, at }: typeof chartRevision.$inferSelect): ChartRevision {
  return { revision, what, name, question, by, at: at.toISOString() }
}

function revisionOf(cursor: string): number {
  const revision = Number(cursor)
  if (!Number.isSafeInteger(revision) || revision < 1)
    throw new DomainError('invalid_request', 'The cursor is not one of ours: pass nextCursor back as it came.')
  return revision
}
