import { eq } from 'drizzle-orm'
import type { DashboardDocument, Operation } from '../../contract/dashboard.ts'
import type { Message } from '../../contract/message.ts'
import { DomainError } from '../../contract/problem.ts'
import { applyOperations } from '../../core/dashboard/applyOperations.ts'
import { datasetsOf } from '../../core/dashboard/datasetsOf.ts'
import { describeChange } from '../../core/dashboard/describeChange.ts'
import { beyondLimits } from '../../core/dashboard/documentLimits.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { nameOf } from '../charts/writeRevision.ts'
import { notify } from '../jobs/notify.ts'
import type { DashboardRow } from './dashboardRow.ts'
import { dashboard, dashboardRevision } from './tables.ts'

/** Every so many revisions the document is written down, so that no replay is longer. */
const KEPT_EVERY = 50

interface Batch {
  batchId: string
  operations: readonly Operation[]
  /** In plain words; unless told, what differs. */
  what?: Message[]
}

/**
 * Makes operations a dashboard's next revision. Its row is held by the transaction.
 * @throws DomainError invalid_plan when it would hold more than a dashboard may
 */
export async function appendRevision(
  ctx: Context,
  tx: Transaction,
  before: DashboardRow,
  { batchId, operations, what }: Batch,
): Promise<DashboardRow> {
  const { document, inverse } = applyOperations(before.document, operations)
  requireWithinLimits(document)
  const revision = before.revision + 1
  const [by, at] = [nameOf(ctx), ctx.now()]
  const revised = { ...contentOf(document), revision, updatedBy: by, updatedAt: at }
  await tx.update(dashboard).set(revised).where(eq(dashboard.id, before.id))
  await tx.insert(dashboardRevision).values({
    workspaceId: before.workspaceId,
    dashboardId: before.id,
    revision,
    batchId,
    operations: [...operations],
    inverse,
    what: what ?? describeChange(before.document, document),
    document: revision % KEPT_EVERY === 0 ? document : null,
    by,
    byId: ctx.actor.id,
    at,
  })
  await notify(tx, ctx.workspaceId, 'dashboard', before.id)
  return { ...before, ...revised }
}

/** What a row says of its draft. */
export function contentOf(document: DashboardDocument) {
  const { name, description } = document
  return { document, name, description, datasetIds: datasetsOf(document) }
}

/** @throws DomainError invalid_plan */
export function requireWithinLimits(document: DashboardDocument): void {
  const fault = beyondLimits(document)
  if (fault !== null) throw new DomainError('invalid_plan', fault)
}
