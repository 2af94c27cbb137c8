import { and, eq, isNull } from 'drizzle-orm'
import type { DatasetSummary } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { dataset } from './tables.ts'

export type DatasetRow = typeof dataset.$inferSelect

/** A dataset as listed. Only finished ingests make datasets, so each is ready. */
export function toSummary(row: DatasetRow): DatasetSummary {
  const { id, name, description, kind, tables, rows, columns, sizeBytes, createdBy } = row
  return {
    id,
    name,
    description,
    kind,
    status: 'ready',
    tables,
    rows,
    columns,
    sizeBytes,
    createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** A dataset within the workspace that is not deleted. @throws DomainError not_found */
export async function loadDataset(ctx: Context, tx: Transaction, datasetId: string): Promise<DatasetRow> {
  const [row] = await tx
    .select()
    .from(dataset)
    .where(and(eq(dataset.id, datasetId), eq(dataset.workspaceId, ctx.workspaceId), isNull(dataset.deletedAt)))
  if (!row) throw new DomainError('not_found', 'There is no such dataset.')
  return row
}
