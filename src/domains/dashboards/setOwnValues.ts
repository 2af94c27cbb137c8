import { and, eq } from 'drizzle-orm'
import type { FilterValues } from '../../contract/dashboardFilter.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { loadDashboard, seenOf } from './dashboardRow.ts'
import { dashboardOwnValues } from './tables.ts'

interface Input {
  dashboardId: string
  values: FilterValues
}

/**
 * Keeps how the asker's own filters stand when they open a dashboard; no values take it back.
 * @throws DomainError not_found, invalid_request for a filter that it does not have
 */
export async function setOwnValues(ctx: Context, { dashboardId, values }: Input): Promise<{ values: FilterValues }> {
  const { workspaceId } = ctx
  const userId = ctx.actor.id
  return ctx.transaction(async tx => {
    const { filters } = seenOf(await loadDashboard(ctx, tx, { dashboardId, needed: 'view' })).document
    const foreign = Object.keys(values).find(id => !filters.some(filter => filter.id === id))
    if (foreign !== undefined)
      throw new DomainError('invalid_request', `The dashboard has no filter ${foreign}.`, {
        errors: [{ pointer: '/body/values', detail: foreign }],
      })
    if (Object.keys(values).length === 0)
      await tx
        .delete(dashboardOwnValues)
        .where(and(eq(dashboardOwnValues.userId, userId), eq(dashboardOwnValues.dashboardId, dashboardId)))
    else
      await tx
        .insert(dashboardOwnValues)
        .values({ workspaceId, userId, dashboardId, values })
        .onConflictDoUpdate({
          target: [dashboardOwnValues.userId, dashboardOwnValues.dashboardId],
          set: { values },
        })
    return { values }
  })
}
