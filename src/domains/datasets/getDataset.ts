import { and, eq } from 'drizzle-orm'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { requireAllRows, seesAllRows } from '../access/rowLimits.ts'
import { type DatasetRow, isFavouriteOf, loadDataset, toSummary } from './datasetRow.ts'
import { seenTable } from './seenTable.ts'
import { dataset, ingestion, version } from './tables.ts'
import { tablesNow } from './tablesNow.ts'
import { factsOf, tablesOf } from './versionRows.ts'

interface Input {
  datasetId: string
  /** Any version of it, the newest unless named; one that is only proposed has the number 0. */
  versionId?: string | undefined
}

/**
 * A dataset with the tables of a version, as the actor may see them.
 * @throws DomainError not_found; took_too_long, out_of_memory, busy to who sees some of its rows
 */
export async function getDataset(ctx: Context, { datasetId, versionId }: Input): Promise<Dataset> {
  const seesAll = await seesAllRows(ctx, datasetId)
  const { row, found, read, tables, mine } = await ctx.transaction(tx => loadAll(ctx, tx, { datasetId, versionId }))
  if (found.number === null) await requireAllRows(ctx, datasetId)
  const now = await tablesNow(ctx, datasetId)
  const open = tables.filter(({ tableId }) => now === null || now.has(tableId))
  const shown: DatasetTable[] = []
  for (const table of open) shown.push(await seenTable(ctx, datasetId, table))
  const { id, hash } = found
  return {
    ...toSummary(row),
    ...((versionId !== undefined || !seesAll) && factsOf(shown)),
    isFavourite: mine?.isFavourite ?? false,
    ...(!seesAll && { isRuled: true }),
    notes: row.notes,
    version: { id, number: found.number ?? 0, hash, createdAt: found.createdAt.toISOString() },
    file: read.file,
    tablesOfVersion: shown,
    others: read.others,
    // Warnings quote the file.
    warnings: seesAll ? read.warnings : [],
  }
}

async function loadAll(ctx: Context, tx: Transaction, { datasetId, versionId }: Input) {
  const row = await loadDataset(ctx, tx, datasetId)
  const { found, read } = await loadVersionOf(ctx, tx, row, versionId)
  const tables = await tablesOf(ctx, tx, found.id)
  const [mine] = await tx
    .select({ isFavourite: isFavouriteOf(ctx) })
    .from(dataset)
    .where(eq(dataset.id, datasetId))
  return { row, found, read, tables, mine }
}

/** The named version of a dataset, or its newest. @throws DomainError not_found */
export async function loadVersionOf(ctx: Context, tx: Transaction, row: DatasetRow, versionId = row.versionId) {
  const one = await findVersion(ctx, tx, versionId)
  if (one?.found.datasetId !== row.id) throw new DomainError('not_found', 'This dataset has no such version.')
  return one
}

/** A version that is known to be there, and the ingestion that made it. */
export async function loadVersion(ctx: Context, tx: Transaction, versionId: string) {
  const row = await findVersion(ctx, tx, versionId)
  if (!row) throw new Error(`version ${versionId} is named by a dataset but does not exist`)
  return row
}

async function findVersion(ctx: Context, tx: Transaction, versionId: string) {
  const [row] = await tx
    .select({ found: version, read: ingestion })
    .from(version)
    .innerJoin(ingestion, eq(ingestion.id, version.ingestionId))
    .where(and(eq(version.id, versionId), eq(version.workspaceId, ctx.workspaceId)))
  return row
}
