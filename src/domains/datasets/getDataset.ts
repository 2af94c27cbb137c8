import { and, asc, eq } from 'drizzle-orm'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { isFavouriteOf, loadDataset, toSummary } from './datasetRow.ts'
import { dataset, ingestion, version, versionTable } from './tables.ts'

export type TableRow = typeof versionTable.$inferSelect

/** A dataset with the tables of its newest version. @throws DomainError not_found */
export async function getDataset(ctx: Context, { datasetId }: { datasetId: string }): Promise<Dataset> {
  return ctx.transaction(async tx => {
    const row = await loadDataset(ctx, tx, datasetId)
    const { found, read } = await loadVersion(ctx, tx, row.versionId)
    const tables = await tx
      .select()
      .from(versionTable)
      .where(and(eq(versionTable.versionId, row.versionId), eq(versionTable.workspaceId, ctx.workspaceId)))
      .orderBy(asc(versionTable.position))
    const [mine] = await tx
      .select({ isFavourite: isFavouriteOf(ctx) })
      .from(dataset)
      .where(eq(dataset.id, datasetId))
    return {
      ...toSummary(row),
      isFavourite: mine?.isFavourite ?? false,
      notes: row.notes,
      version: { id: found.id, number: found.number, hash: found.hash, createdAt: found.createdAt.toISOString() },
      file: read.file,
      tablesOfVersion: tables.map(toTable),
      others: read.others,
      warnings: read.warnings,
    }
  })
}

/** A version and the ingestion that made it. */
export async function loadVersion(ctx: Context, tx: Transaction, versionId: string) {
  const [row] = await tx
    .select({ found: version, read: ingestion })
    .from(version)
    .innerJoin(ingestion, eq(ingestion.id, version.ingestionId))
    .where(and(eq(version.id, versionId), eq(version.workspaceId, ctx.workspaceId)))
  if (!row) throw new Error(`version ${versionId} is named by a dataset but does not exist`)
  return row
}

/** A table as the contract says it: without where its bytes lie. */
export function toTable(row: TableRow): DatasetTable {
  const { tableId, name, sheet, rowCount, columns, receipt } = row
  return { id: tableId, name, sheet, rowCount, columns, receipt }
}
