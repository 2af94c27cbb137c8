import { and, asc, desc, eq, gt, isNotNull, lte } from 'drizzle-orm'
import type { DashboardDocument, DashboardRevision } from '../../contract/dashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import { applyOperations } from '../../core/dashboard/applyOperations.ts'
import type { Transaction } from '../../ports/database.ts'
import type { DashboardRow } from './dashboardRow.ts'
import { dashboardRevision } from './tables.ts'

type RevisionRow = typeof dashboardRevision.$inferSelect

/** A revision as the contract says it. */
export function toRevision({ revision, batchId, operations, what, by, byId, at }: RevisionRow): DashboardRevision {
  return { revision, batchId, operations, what, by, byId, at: at.toISOString() }
}

/** The revision that a batch became; null when it was not done yet. */
export async function revisionOfBatch(
  tx: Transaction,
  { id }: DashboardRow,
  batchId: string,
): Promise<{ revision: number; byId: string } | null> {
  const [row] = await tx
    .select({ revision: dashboardRevision.revision, byId: dashboardRevision.byId })
    .from(dashboardRevision)
    .where(and(eq(dashboardRevision.dashboardId, id), eq(dashboardRevision.batchId, batchId)))
  return row ?? null
}

/** What happened after a revision, up to another, in its order; at most so many. */
export async function revisionsBetween(
  tx: Transaction,
  { id }: DashboardRow,
  { after, to, most }: { after: number; to: number; most?: number },
): Promise<DashboardRevision[]> {
  const query = tx
    .select()
    .from(dashboardRevision)
    .where(
      and(
        eq(dashboardRevision.dashboardId, id),
        gt(dashboardRevision.revision, after),
        lte(dashboardRevision.revision, to),
      ),
    )
    .orderBy(asc(dashboardRevision.revision))
  return (await (most === undefined ? query : query.limit(most))).map(toRevision)
}

/**
 * What a dashboard was at a revision: the last document that was written down before, and what was done since.
 * @throws DomainError not_found for a revision it never had
 */
export async function documentAt(tx: Transaction, row: DashboardRow, revision: number): Promise<DashboardDocument> {
  if (revision === row.revision) return row.document
  if (revision > row.revision) throw new DomainError('not_found', 'The dashboard has no such revision.')
  const [kept] = await tx
    .select({ revision: dashboardRevision.revision, document: dashboardRevision.document })
    .from(dashboardRevision)
    .where(
      and(
        eq(dashboardRevision.dashboardId, row.id),
        lte(dashboardRevision.revision, revision),
        isNotNull(dashboardRevision.document),
      ),
    )
    .orderBy(desc(dashboardRevision.revision))
    .limit(1)
  if (!kept?.document) throw new DomainError('not_found', 'The dashboard has no such revision.')
  const since = await revisionsBetween(tx, row, { after: kept.revision, to: revision })
  return applyOperations(
    kept.document,
    since.flatMap(({ operations }) => operations),
  ).document
}
