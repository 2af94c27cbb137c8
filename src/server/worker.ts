import { purgeCharts } from '../domains/charts/purgeCharts.ts'
import { insightsJob } from '../domains/dashboards/insightsJob.ts'
import { purgeDashboards } from '../domains/dashboards/purgeDashboards.ts'
import { ingestJob } from '../domains/datasets/ingestJob.ts'
import { proposeJob } from '../domains/datasets/proposeJob.ts'
import { purgeDatasets } from '../domains/datasets/purgeDatasets.ts'
import { sweepVersions } from '../domains/datasets/sweepVersions.ts'
import { claimable, type Lease } from '../domains/jobs/lease.ts'
import { type Runner, runJob } from '../domains/jobs/runJob.ts'
import type { Context } from '../ports/context.ts'
import type { Database } from '../ports/database.ts'
import type { Queue } from '../ports/queue.ts'
import type { ObjectStore } from '../ports/store.ts'

const SWEEP_MS = 2000
const PURGE_MS = 6 * 3_600_000

export interface WorkerDeps {
  database: Database
  queue: Queue
  store: ObjectStore
  /** A context of a system actor: the job's name is its id. */
  contextFor(scope: { workspaceId: string; actorId: string; signal: AbortSignal }): Context
  now: () => Date
  onFault: (fault: unknown, about: Record<string, string>) => void
  /** Jobs at once in this process. */
  concurrency: number
}

/** Every job the product knows. */
const definitions = new Map([ingestJob, proposeJob, insightsJob].map(definition => [definition.name, definition]))

/** Empties what lay in the trash long enough. */
async function purge(deps: WorkerDeps): Promise<void> {
  await purgeDatasets(deps)
  await purgeCharts(deps)
  await purgeDashboards(deps)
  await sweepVersions(deps)
}

/**
 * Runs jobs: at once when woken, and by a sweep that finds what a lost wake or a killed worker left behind.
 * `stop` puts running jobs back and waits for them to let go.
 */
export async function startWorker(deps: WorkerDeps): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  const running = new Map<string, Promise<void>>()
  const runner: Runner = {
    database: deps.database,
    definitions,
    contextFor: (lease: Lease, signal) =>
      deps.contextFor({ workspaceId: lease.workspaceId, actorId: lease.name, signal }),
    now: deps.now,
    onFault: (fault, lease) => deps.onFault(fault, { job: lease.jobId, name: lease.name }),
  }
  const start = async (jobId: string) => {
    if (stopping.signal.aborted || running.has(jobId) || running.size >= deps.concurrency) return
    const run = runJob(runner, jobId, stopping.signal)
      .catch(fault => deps.onFault(fault, { job: jobId }))
      .finally(() => {
        running.delete(jobId)
        guarded(sweep)()
      })
    running.set(jobId, run)
  }
  const sweep = async () => {
    if (stopping.signal.aborted || running.size >= deps.concurrency) return
    const ids = await deps.database.transaction('system', tx => claimable(tx, deps.concurrency))
    for (const id of ids) await start(id)
  }
  const guarded = (work: () => Promise<unknown>) => () =>
    void work().catch(fault => {
      if (!stopping.signal.aborted) deps.onFault(fault, {})
    })
  await deps.queue.start(start, { concurrency: deps.concurrency })
  const sweeper = setInterval(guarded(sweep), SWEEP_MS)
  const purger = setInterval(
    guarded(() => purge(deps)),
    PURGE_MS,
  )
  guarded(sweep)()
  guarded(() => purge(deps))()
  return {
    async stop() {
      clearInterval(sweeper)
      clearInterval(purger)
      stopping.abort()
      await deps.queue.stop()
      await Promise.all(running.values())
    },
  }
}
