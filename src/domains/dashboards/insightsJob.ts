import { z } from 'zod'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { job, type Progress } from '../jobs/job.ts'
import { findingsOf } from './findingsOf.ts'

/** The name of the job that looks for what is worth knowing about a new version. */
export const INSIGHTS = 'insights'

/** Later tables are looked at when somebody asks. */
const TABLES_MOST = 12
const BUDGET_MS = 120_000

/** What the outbox tells of a new version, and the job of it. */
const NewVersion = z.object({ datasetId: z.string(), versionId: z.string() })
type NewVersion = z.infer<typeof NewVersion>

/**
 * Looks for findings in each table of a version, and keeps them one by one. Run again it computes what is not kept; of a
 * version that is gone or not the newest any more it does nothing.
 */
export const insightsJob = job({
  name: INSIGHTS,
  input: NewVersion,
  async run(ctx, { datasetId, versionId }, report) {
    const tables = await tablesOfNewest(ctx, { datasetId, versionId })
    await lookAtEach(ctx, { datasetId, versionId }, tables.slice(0, TABLES_MOST), report)
    return async () => undefined
  },
  ended: async () => undefined,
})

/** Has a job look at a new version; told twice, the second job finds everything kept. */
export async function requestInsights(ctx: Context, payload: unknown): Promise<void> {
  const input = NewVersion.parse(payload)
  const jobId = await ctx.transaction(tx => enqueue(ctx, tx, { name: INSIGHTS, input }))
  await ctx.queue.wake(jobId)
}

async function tablesOfNewest(ctx: Context, { datasetId, versionId }: NewVersion): Promise<string[]> {
  try {
    const { version, tablesOfVersion } = await getDataset(ctx, { datasetId })
    return version.id === versionId ? tablesOfVersion.map(({ id }) => id) : []
  } catch (fault) {
    if (fault instanceof DomainError && fault.code === 'not_found') return []
    throw fault
  }
}

async function lookAtEach(
  ctx: Context,
  version: NewVersion,
  tableIds: readonly string[],
  report: (progress: Progress) => void,
): Promise<void> {
  const until = ctx.now().getTime() + BUDGET_MS
  // Parts of a hundred, so that tables of unequal numbers of parts make one line.
  const total = tableIds.length * 100
  for (const [i, tableId] of tableIds.entries()) {
    if (ctx.now().getTime() > until) return
    await findingsOf(ctx, { ...version, tableId }, ({ done, of }) =>
      report({ stage: INSIGHTS, processed: i * 100 + Math.round((100 * done) / of), total }),
    )
  }
}
