import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { DatasetSummary } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { dataset, datasetFavourite } from './tables.ts'

export type DatasetRow = typeof dataset.$inferSelect

/** A dataset as listed. Only finished ingests make datasets, so each is ready. */
export function toSummary(row: DatasetRow): DatasetSummary {
  const { id, name, description, kind, tables, rows, columns, sizeBytes, tags, folderId, createdBy } = row
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
    tags,
    folderId,
    createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  }
}

/** Whether the actor keeps a dataset among the favourites. */
export function isFavouriteOf(ctx: Context): SQL<boolean> {
  const ofActor = and(eq(datasetFavourite.userId, ctx.actor.id), eq(datasetFavourite.datasetId, dataset.id))
  return sql<boolean>`exists (select from ${datasetFavourite} where ${ofActor})`
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
