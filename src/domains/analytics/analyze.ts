import type { Analysis, AnalysisRequest, AnalysisSource } from '../../contract/analysis/analysis.ts'
import { DomainError } from '../../contract/problem.ts'
import { byId } from '../../core/chart/measureName.ts'
import { narrow } from '../../core/relation/lower.ts'
import { resolveFilter } from '../../core/relation/resolveDates.ts'
import { methodOf } from '../../core/stats/methods.ts'
import type { Context } from '../../ports/context.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { dateAnchors } from './dateAnchors.ts'
import { drive } from './drive.ts'

type Input = AnalysisSource & AnalysisRequest & { datasetId: string }

/**
 * Analyses the rows of a table. Any member may ask: what they may see is decided by `authorise`.
 * @throws DomainError not_found, invalid_plan (the columns do not suit, or the data are too few), took_too_long, out_of_memory, busy
 */
export async function analyze(ctx: Context, input: Input): Promise<Analysis> {
  const { datasetId, tableId: named, versionId, filter: asked, ...request } = input
  const start = performance.now()
  const tableId = named ?? (await firstTable(ctx, datasetId, versionId))
  const source = { datasetId, tableId, ...(versionId !== undefined && { versionId }) }
  const loaded = await loadScan(ctx, source)
  const filter = asked && resolveFilter(asked, dateAnchors(ctx, loaded))
  const table = { rows: narrow(loaded.scan, filter, 'filter'), columns: byId(loaded.table.columns) }
  const answer = await drive(ctx, methodOf(request, table))
  return {
    source: { datasetId, tableId, versionId: loaded.version.id, filter: filter ?? null },
    request,
    answer,
    durationMs: performance.now() - start,
  }
}

async function firstTable(ctx: Context, datasetId: string, versionId: string | undefined): Promise<string> {
  const { tablesOfVersion } = await getDataset(ctx, { datasetId, versionId })
  const [table] = tablesOfVersion
  if (!table) throw new DomainError('not_found', 'This version of the dataset has no table.')
  return table.id
}
