import { and, eq } from 'drizzle-orm'
import type { DatasetTable } from '../../contract/dataset.ts'
import type { PlanSource } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Scan } from '../../contract/relation.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { loadDataset } from './datasetRow.ts'
import { loadVersion, type TableRow, toTable } from './getDataset.ts'
import { filesOf, scanOf } from './layers.ts'
import { version, versionTable } from './tables.ts'

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

/** What a plan reads: the newest version of a table, or the one it names. @throws DomainError not_found */
export async function loadScan(ctx: Context, source: PlanSource): Promise<LoadedScan> {
  return ctx.transaction(async tx => {
    const { versionId, row } = await loadTableRow(ctx, tx, source)
    const { found, read } = await loadVersion(ctx, tx, versionId)
    const at = { datasetId: source.datasetId, versionId, tableId: row.tableId }
    const { id, number, hash } = found
    const files = filesOf(row, read).map(({ name }) => name)
    return {
      scan: scanOf(ctx, row, at),
      table: toTable(row),
      version: { id, number: number ?? 0, hash },
      fileName: files.join(', '),
      sheet: row.sheet,
      files,
    }
  })
}

/** The table's row in the wanted version of a dataset of this workspace. @throws DomainError not_found */
export async function loadTableRow(
  ctx: Context,
  tx: Transaction,
  source: PlanSource,
): Promise<{ versionId: string; row: TableRow }> {
  const current = await loadDataset(ctx, tx, source.datasetId)
  const versionId = source.versionId ?? current.versionId
  const [found] = await tx
    .select({ row: versionTable })
    .from(versionTable)
    .innerJoin(version, eq(version.id, versionTable.versionId))
    .where(
      and(
        eq(version.datasetId, source.datasetId),
        eq(versionTable.versionId, versionId),
        eq(versionTable.tableId, source.tableId),
        eq(versionTable.workspaceId, ctx.workspaceId),
      ),
    )
  if (!found) throw new DomainError('not_found', 'There is no such table in this version of the dataset.')
  return { versionId, row: found.row }
}
