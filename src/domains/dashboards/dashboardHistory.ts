import { and, desc, eq, lt } from 'drizzle-orm'
import type { DashboardRevision } from '../../contract/dashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { loadDashboard } from './dashboardRow.ts'
import { dashboardRevision } from './tables.ts'

interface Input {
  dashboardId: string
  cursor?: string | undefined
  limit: number
}

type Step = Omit<DashboardRevision, 'operations'> & { isPublished: boolean }

/** What was changed on a dashboard, newest first. @throws DomainError not_found, not_allowed */
export async function dashboardHistory(
  ctx: Context,
  { dashboardId, cursor, limit }: Input,
): Promise<{ items: Step[]; nextCursor: string | null }> {
  const before = cursor === undefined ? undefined : revisionOf(cursor)
  return ctx.transaction(async tx => {
    const { row } = await loadDashboard(ctx, tx, { dashboardId, needed: 'edit' })
    const { revision, batchId, what, by, byId, at } = dashboardRevision
    const rows = await tx
      .select({ revision, batchId, what, by, byId, at })
      .from(dashboardRevision)
      .where(and(eq(dashboardRevision.dashboardId, row.id), before === undefined ? undefined : lt(revision, before)))
      .orderBy(desc(revision))
      .limit(limit + 1)
    const items = rows
      .slice(0, limit)
      .map(step => ({ ...step, at: step.at.toISOString(), isPublished: step.revision === row.publishedRevision }))
    return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.revision) : null }
  })
}

function revisionOf(cursor: string): number {
  const revision = Number(cursor)
  if (!Number.isSafeInteger(revision) || revision < 1)
    throw new DomainError('invalid_request', 'The cursor is not one of ours: pass nextCursor back as it came.')
  return revision
}
