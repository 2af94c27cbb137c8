import type { Insights } from '../../contract/insight.ts'
import type { PlanSource } from '../../contract/plan.ts'
import type { Relation } from '../../contract/relation.ts'
import { byId } from '../../core/chart/measureName.ts'
import { findCandidates } from '../../core/insight/findInsights.ts'
import { judge } from '../../core/insight/judge.ts'
import { standingAmong } from '../../core/insight/standing.ts'
import type { Context } from '../../ports/context.ts'
import { drive } from '../analytics/drive.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { loadVerdicts } from './verdicts.ts'

/** Of longer tables a sample is looked at. */
const WHOLE = 3_000_000
const SAMPLE = { rows: 1_000_000, seed: 1 }

/**
 * What is worth knowing about a table, most telling first, shaped by what the actor said of earlier findings.
 * @throws DomainError not_found, took_too_long, out_of_memory, busy
 */
export async function listInsights(ctx: Context, source: PlanSource): Promise<Insights> {
  const { datasetId, tableId } = source
  const { scan, table, version } = await loadScan(ctx, source)
  const verdicts = await loadVerdicts(ctx, { datasetId, tableId })
  const isWhole = table.rowCount <= WHOLE
  const rows: Relation = isWhole ? scan : { op: 'sample', input: scan, ...SAMPLE }
  const found = await drive(ctx, findCandidates({ rows, columns: byId(table.columns), today: ctx.now() }))
  const { standing, tests } = standingAmong(found)
  const taste = verdicts.map(({ tileId: id, columns, verdict }) => ({ id, columns, verdict }))
  return {
    items: judge(standing, { datasetId, tableId }, { taste }),
    versionId: version.id,
    tests,
    warnings: isWhole ? [] : [{ code: 'insight.sampled', params: { rows: SAMPLE.rows, of: table.rowCount } }],
    gone: [],
    comparedWith: null,
    progress: null,
  }
}
