import { and, eq } from 'drizzle-orm'
import type { Dashboard, DashboardDocument } from '../../contract/dashboard.ts'
import type { FilterValues } from '../../contract/dashboardFilter.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { type Reached, seenOf } from './dashboardRow.ts'
import { toListedOne } from './listedDashboard.ts'
import { dashboardOwnValues } from './tables.ts'

/** A dashboard opened, as the contract says it. @throws DomainError not_found when what is published is asked for and nothing is */
export async function toOpened(
  ctx: Pick<Context, 'workspaceId' | 'actor' | 'now'>,
  tx: Transaction,
  reached: Reached,
  view?: 'draft' | 'published',
): Promise<Dashboard> {
  const seen = seenOf(reached, view)
  const listed = await toListedOne(ctx, tx, reached)
  const kept = await ownValuesOf(ctx, tx, reached.row.id)
  return {
    ...listed,
    view: seen.view,
    document: seen.document,
    documentRevision: seen.revision,
    ownValues: valuesOf(seen.document, kept),
  }
}

/** Own values where there are some, else those of the document; for the filters that it has, in their order. */
function valuesOf({ filters }: DashboardDocument, kept: FilterValues): FilterValues {
  return Object.fromEntries(
    filters.map(({ id, value }) => [id, Object.hasOwn(kept, id) ? (kept[id] ?? null) : value] as const),
  )
}

async function ownValuesOf(
  ctx: Pick<Context, 'workspaceId' | 'actor'>,
  tx: Transaction,
  dashboardId: string,
): Promise<FilterValues> {
  const [row] = await tx
    .select({ values: dashboardOwnValues.values })
    .from(dashboardOwnValues)
    .where(
      and(
        eq(dashboardOwnValues.workspaceId, ctx.workspaceId),
        eq(dashboardOwnValues.userId, ctx.actor.id),
        eq(dashboardOwnValues.dashboardId, dashboardId),
      ),
    )
  return row?.values ?? {}
}
