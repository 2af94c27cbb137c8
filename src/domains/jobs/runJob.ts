import type { Message } from '../../contract/message.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Database } from '../../ports/database.ts'
import type { Conclusion, JobDefinition, Progress } from './job.ts'
import { claim, finish, HEARTBEAT_MS, type Lease, release, renew } from './lease.ts'

export interface Runner {
  database: Database
  definitions: ReadonlyMap<string, JobDefinition>
  /** A context for a system actor in the job's workspace. */
  contextFor(lease: Lease, signal: AbortSignal): Context
  now: () => Date
  onFault: (fault: unknown, lease: Lease) => void
}

class LeaseLost extends Error {}

/** Runs one job if it is free: claim, heartbeat, run, and end it in the transaction that writes its result. */
export async function runJob(runner: Runner, jobId: string, stop: AbortSignal): Promise<void> {
  const lease = await runner.database.transaction('system', tx => claim(tx, jobId))
  if (!lease) return
  const definition = runner.definitions.get(lease.name)
  if (!definition) throw new Error(`no job is called ${lease.name}`)
  if (lease.attempt > lease.maxAttempts)
    return end(runner, lease, definition, 'failed', { code: 'job.died', params: { attempts: lease.maxAttempts } })
  const controller = new AbortController()
  const onStop = () => controller.abort('stop')
  stop.addEventListener('abort', onStop, { once: true })
  const heart = beat(runner, lease, controller)
  try {
    const ctx = runner.contextFor(lease, controller.signal)
    const conclude = await definition.run(ctx, definition.input.parse(lease.input), heart.report)
    await complete(runner, lease, conclude)
  } catch (fault) {
    await settle(runner, lease, definition, fault, controller.signal)
  } finally {
    heart.stop()
    stop.removeEventListener('abort', onStop)
  }
}

async function complete(runner: Runner, lease: Lease, conclude: Conclusion): Promise<void> {
  await runner.database.transaction({ workspaceId: lease.workspaceId }, async tx => {
    if (!(await finish(tx, lease, { status: 'completed', reason: null, at: runner.now() }))) throw new LeaseLost()
    await conclude(tx)
  })
}

async function settle(
  runner: Runner,
  lease: Lease,
  definition: JobDefinition,
  fault: unknown,
  signal: AbortSignal,
): Promise<void> {
  if (fault instanceof LeaseLost || signal.reason === 'lost') return
  if (signal.reason === 'stop') return void (await runner.database.transaction('system', tx => release(tx, lease)))
  if (signal.reason === 'cancel')
    return end(runner, lease, definition, 'cancelled', { code: 'job.cancelled', params: {} })
  if (fault instanceof DomainError)
    return end(runner, lease, definition, 'failed', {
      code: 'problem',
      params: { code: fault.code, detail: fault.message },
    })
  runner.onFault(fault, lease)
  if (lease.attempt < lease.maxAttempts)
    return void (await runner.database.transaction('system', tx => release(tx, lease)))
  return end(runner, lease, definition, 'failed', { code: 'job.failed', params: { attempts: lease.attempt } })
}

async function end(
  runner: Runner,
  lease: Lease,
  definition: JobDefinition,
  status: 'failed' | 'cancelled',
  reason: Message,
): Promise<void> {
  const at = runner.now()
  await runner.database.transaction({ workspaceId: lease.workspaceId }, async tx => {
    if (await finish(tx, lease, { status, reason, at }))
      await definition.ended(tx, definition.input.parse(lease.input), { status, reason, at })
  })
}

function beat(runner: Runner, lease: Lease, controller: AbortController) {
  let latest: Progress | null = null
  const tick = async () => {
    const state = await runner.database.transaction('system', tx => renew(tx, lease, latest))
    if (state !== 'held') controller.abort(state)
  }
  const timer = setInterval(() => void tick().catch(fault => runner.onFault(fault, lease)), HEARTBEAT_MS)
  return {
    report: (progress: Progress) => {
      latest = progress
    },
    stop: () => clearInterval(timer),
  }
}
