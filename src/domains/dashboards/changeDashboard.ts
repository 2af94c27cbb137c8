import { and, eq, sql } from 'drizzle-orm'
import type { DashboardRevision, OperationBatch } from '../../contract/dashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import { type Overwritten, overwritten } from '../../core/dashboard/overwritten.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { appendRevision } from './appendRevision.ts'
import { type DashboardRow, holdDashboard } from './dashboardRow.ts'
import { type Fitted, fitOperations } from './fitOperations.ts'
import { revisionOfBatch, revisionsBetween } from './revisions.ts'
import { dashboardRevision } from './tables.ts'

interface Input extends OperationBatch {
  dashboardId: string
  base: number
}

export interface Changed {
  revision: number
  revisions: DashboardRevision[]
  overwrote: Overwritten[]
}

/**
 * Puts a batch of operations into the one order of its dashboard. A batch that was done already is not done again, and
 * answered as it was.
 * @throws DomainError not_found, not_allowed, invalid_request, invalid_plan
 */
export async function changeDashboard(ctx: Context, { dashboardId, base, batchId, ...batch }: Input): Promise<Changed> {
  const fitted = await fitOperations(ctx, batch.operations)
  return ctx.transaction(async tx => {
    const { row } = await holdDashboard(ctx, tx, { dashboardId, needed: 'edit' })
    const done = await revisionOfBatch(tx, row, batchId)
    if (done === null) await append(ctx, tx, row, { batchId, base, fitted })
    else if (done.byId !== ctx.actor.id)
      throw new DomainError('invalid_request', 'This batchId was used by somebody else: choose another at random.')
    const revision = done?.revision ?? row.revision + 1
    const after = Math.min(base, revision - 1)
    const revisions = await revisionsBetween(tx, row, { after, to: revision })
    const others = revisions.filter(one => one.revision !== revision && one.byId !== ctx.actor.id)
    return { revision, revisions, overwrote: overwritten(batch.operations, others) }
  })
}

async function append(
  ctx: Context,
  tx: Transaction,
  row: DashboardRow,
  { batchId, base, fitted }: { batchId: string; base: number; fitted: Fitted },
): Promise<void> {
  if (base > row.revision)
    throw new DomainError(
      'invalid_request',
      `The dashboard has no revision ${base} yet: its newest is ${row.revision}.`,
    )
  for (const datasetId of fitted.unseen) await requireKnown(tx, row, datasetId)
  await appendRevision(ctx, tx, row, { batchId, operations: fitted.operations })
}

/**
 * Data that is gone may stand on a dashboard again where it stood before, so that every step can be undone; other data
 * that cannot be seen may not. @throws DomainError invalid_plan
 */
async function requireKnown(tx: Transaction, { id, datasetIds }: DashboardRow, datasetId: string): Promise<void> {
  if (datasetIds.includes(datasetId)) return
  const named = sql`jsonb_path_exists(${dashboardRevision.inverse}, '$.**.datasetId ? (@ == $id)', jsonb_build_object('id', ${datasetId}::text))`
  const [once] = await tx
    .select({ revision: dashboardRevision.revision })
    .from(dashboardRevision)
    .where(and(eq(dashboardRevision.dashboardId, id), named))
    .limit(1)
  if (!once) throw new DomainError('invalid_plan', 'A tile asks data that is not there, or that you may not see.')
}
