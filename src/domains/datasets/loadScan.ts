import { and, eq, isNull } from 'drizzle-orm'
import type { DatasetTable } from '../../contract/dataset.ts'
import type { PlanSource } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Scan } from '../../contract/relation.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { loadDataset } from './datasetRow.ts'
import { filesOf, scanOf, type VersionTable } from './layers.ts'
import { seenTable } from './seenTable.ts'
import { dataset, ingestion, version, versionTable } from './tables.ts'
import { tablesNow } from './tablesNow.ts'

export interface LoadedScan {
  scan: Scan
  table: DatasetTable
  version: { id: string; number: number; hash: string }
  /** The file its rows came from; of several all names, the oldest first. */
  fileName: string
  sheet: string | null
  /** Names of the files; the n-th numbers its rows from n * 2^32. */
  files: string[]
}

interface TableOfVersion {
  versionId: string
  row: VersionTable
  found: typeof version.$inferSelect
  read: typeof ingestion.$inferSelect
}

/**
 * What a plan reads: the newest version of a table, or the one it names; what is known of its columns is of the rows
 * that the actor sees.
 * @throws DomainError not_found; not_allowed to who sees some of the rows, for a version that is only
 *   proposed and for a table that the newest version lacks
 */
export async function loadScan(ctx: Context, source: PlanSource): Promise<LoadedScan> {
  const { versionId, row, found, read } = await ctx.transaction(tx => loadTableRow(ctx, tx, source))
  const now = await tablesNow(ctx, source.datasetId)
  if (found.number === null || (now !== null && !now.has(row.tableId))) await requireAllRows(ctx, source.datasetId)
  const files = filesOf(row, read).map(({ name }) => name)
  return {
    scan: scanOf(ctx, row, { datasetId: source.datasetId, versionId, tableId: row.tableId }),
    table: await seenTable(ctx, source.datasetId, row),
    version: { id: found.id, number: found.number ?? 0, hash: found.hash },
    fileName: files.join(', '),
    sheet: row.sheet,
    files,
  }
}

/**
 * The table's row in the wanted version of a dataset of this workspace, that version and the ingestion that made it: in
 * one query, since every question asks it.
 * @throws DomainError not_found
 */
export async function loadTableRow(
  ctx: Context,
  tx: Transaction,
  { datasetId, tableId, versionId }: PlanSource,
): Promise<TableOfVersion> {
  const [one] = await tx
    .select({ row: versionTable, found: version, read: ingestion })
    .from(dataset)
    .innerJoin(
      version,
      and(eq(version.datasetId, dataset.id), eq(version.id, versionId === undefined ? dataset.versionId : versionId)),
    )
    .innerJoin(versionTable, and(eq(versionTable.versionId, version.id), eq(versionTable.tableId, tableId)))
    .innerJoin(ingestion, eq(ingestion.id, version.ingestionId))
    .where(and(eq(dataset.id, datasetId), eq(dataset.workspaceId, ctx.workspaceId), isNull(dataset.deletedAt)))
  if (one) return { ...one, versionId: one.found.id }
  await loadDataset(ctx, tx, datasetId)
  throw new DomainError('not_found', 'There is no such table in this version of the dataset.')
}
