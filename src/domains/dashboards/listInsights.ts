import type { Insights } from '../../contract/insight.ts'
import type { PlanSource } from '../../contract/plan.ts'
import { judge } from '../../core/insight/judge.ts'
import type { Context } from '../../ports/context.ts'
import { seesAllRows } from '../access/rowLimits.ts'
import { loadTableRow } from '../datasets/loadScan.ts'
import { openJob } from '../jobs/openJob.ts'
import { findingsOf } from './findingsOf.ts'
import { INSIGHTS } from './insightsJob.ts'
import { loadFindings } from './keptFindings.ts'
import { loadVerdicts } from './verdicts.ts'

interface Input extends PlanSource {
  /** 'false': where a job computes them already its progress is answered. */
  wait?: 'true' | 'false'
}

/** So many gone ones are told. */
const GONE_MOST = 5

/**
 * What is worth knowing about a table, most telling first, shaped by what the actor said of earlier findings.
 * @throws DomainError not_found, busy
 */
export async function listInsights(ctx: Context, { wait = 'true', ...source }: Input): Promise<Insights> {
  const { datasetId, tableId } = source
  const computing = wait === 'false' ? await computingOf(ctx, source) : null
  if (computing) return computing
  const { standing, newIds, gone, tests, warnings, versionId, comparedWith } = await findingsOf(ctx, source)
  const verdicts = await loadVerdicts(ctx, { datasetId, tableId })
  const taste = verdicts.map(({ tileId: id, columns, verdict }) => ({ id, columns, verdict }))
  const fresh = new Set(newIds)
  const items = judge(standing, { datasetId, tableId }, { taste, isNew: id => fresh.has(id) })
  return { items, versionId, tests, warnings, gone: gone.slice(0, GONE_MOST), comparedWith, progress: null }
}

/** An empty list with the progress, while a job looks at the version and nothing is kept of the table yet. */
async function computingOf(ctx: Context, source: PlanSource): Promise<Insights | null> {
  // What the job finds is of all rows.
  if (!(await seesAllRows(ctx, source.datasetId))) return null
  return ctx.transaction(async tx => {
    const { versionId } = await loadTableRow(ctx, tx, source)
    if (await loadFindings(ctx, tx, { versionId, tableId: source.tableId })) return null
    const job = await openJob(ctx, tx, { name: INSIGHTS, input: { versionId } })
    if (!job) return null
    const progress = { done: job.processed, of: job.total }
    return { items: [], versionId, tests: 0, warnings: [], gone: [], comparedWith: null, progress }
  })
}
