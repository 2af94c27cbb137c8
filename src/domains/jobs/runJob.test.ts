import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildContext } from '../../../test/factories/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { enqueue } from './enqueue.ts'
import { type JobDefinition, job } from './job.ts'
import { claim, claimable } from './lease.ts'
import { requestCancel } from './requestCancel.ts'
import { runJob } from './runJob.ts'
import { job as jobs } from './tables.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const stop = new AbortController().signal

async function setUp(run: JobDefinition<{ n: number }>['run'], ended: string[] = []) {
  const ctx = buildContext({ database })
  const definition = job({
    name: 'count',
    input: z.object({ n: z.number() }),
    run,
    ended: async (_tx, _input, { status, reason }) => void ended.push(`${status} ${reason.code}`),
  })
  const faults: unknown[] = []
  const runner = {
    database,
    definitions: new Map([['count', definition]]),
    contextFor: (_lease: unknown, signal: AbortSignal) => ({ ...ctx, signal }),
    now: () => new Date(),
    onFault: (fault: unknown) => void faults.push(fault),
  }
  const jobId = await ctx.transaction(tx => enqueue(ctx, tx, { name: 'count', input: { n: 3 } }))
  const state = async () => {
    const [row] = await ctx.transaction(tx => tx.select().from(jobs).where(eq(jobs.id, jobId)))
    return row
  }
  return { ctx, runner, jobId, state, ended, faults }
}

const letLeaseRunOut = (jobId: string) =>
  database.transaction('system', tx =>
    tx.update(jobs).set({ leaseUntil: sql`clock_timestamp() - interval '1 second'` }).where(eq(jobs.id, jobId)),
  )

describe('a job', () => {
  test('runs once and ends in the transaction that writes its result', async () => {
    let concluded = 0
    const { runner, jobId, state } = await setUp(async () => async () => void concluded++)
    await Promise.all([runJob(runner, jobId, stop), runJob(runner, jobId, stop)])
    expect(concluded).toBe(1)
    expect(await state()).toMatchObject({ status: 'completed', attempt: 1 })
  })

  test('fails at once with the reason of an expected fault', async () => {
    const { runner, jobId, state, ended } = await setUp(async () => {
      throw new DomainError('unreadable_file', 'It is a picture.')
    })
    await runJob(runner, jobId, stop)
    expect(await state()).toMatchObject({
      status: 'failed',
      reason: { code: 'problem', params: { detail: 'It is a picture.' } },
    })
    expect(ended).toEqual(['failed problem'])
  })

  test('is tried three times after a bug, then fails honestly', async () => {
    const { runner, jobId, state, faults } = await setUp(async () => {
      throw new Error('a bug')
    })
    for (let i = 0; i < 4; i++) await runJob(runner, jobId, stop)
    expect(faults).toHaveLength(3)
    expect(await state()).toMatchObject({ status: 'failed', attempt: 3, reason: { code: 'job.failed' } })
  })

  test('of a worker that fell silent is taken over, and the silent one can write nothing any more', async () => {
    let concluded = 0
    let letGo = () => {}
    const waiting = new Promise<void>(resolve => {
      letGo = resolve
    })
    let runs = 0
    const { runner, jobId, state } = await setUp(async () => {
      runs += 1
      if (runs === 1) await waiting
      return async () => void concluded++
    })
    const silent = runJob(runner, jobId, stop)
    await expect.poll(() => runs).toBe(1)
    await letLeaseRunOut(jobId)
    await runJob(runner, jobId, stop)
    letGo()
    await silent
    expect(concluded).toBe(1)
    expect(await state()).toMatchObject({ status: 'completed', attempt: 2, fence: 2 })
  })

  test('whose worker died every time fails instead of running for ever', async () => {
    const { runner, jobId, state, ended } = await setUp(async () => async () => undefined)
    for (let i = 0; i < 3; i++) {
      await database.transaction('system', tx => claim(tx, jobId))
      await letLeaseRunOut(jobId)
    }
    expect(await database.transaction('system', tx => claimable(tx, 100))).toContain(jobId)
    await runJob(runner, jobId, stop)
    expect(await state()).toMatchObject({ status: 'failed', reason: { code: 'job.died' } })
    expect(ended).toEqual(['failed job.died'])
  })

  test('that runs can be cancelled and ends as cancelled', async () => {
    const run = (ctx: Context) =>
      new Promise<never>((_resolve, reject) => {
        ctx.signal.addEventListener('abort', () => reject(new DomainError('cancelled', 'Cancelled.')))
      })
    const { ctx, runner, jobId, state, ended } = await setUp(run)
    const running = runJob(runner, jobId, stop)
    await expect.poll(async () => (await state())?.status).toBe('processing')
    expect(await ctx.transaction(tx => requestCancel(ctx, tx, jobId))).toBe('asked')
    await running
    expect(await state()).toMatchObject({ status: 'cancelled' })
    expect(ended).toEqual(['cancelled job.cancelled'])
  })

  test('that waits is cancelled at once, and one that ended cannot be', async () => {
    const { ctx, jobId } = await setUp(async () => async () => undefined)
    const cancel = () => ctx.transaction(tx => requestCancel(ctx, tx, jobId))
    expect(await cancel()).toBe('ended')
    expect(await cancel()).toBe('over')
  })

  test('goes back to waiting when its server stops', async () => {
    const stopping = new AbortController()
    const { runner, jobId, state } = await setUp(
      ctx =>
        new Promise((_resolve, reject) => ctx.signal.addEventListener('abort', () => reject(new Error('stopped')))),
    )
    const running = runJob(runner, jobId, stopping.signal)
    await expect.poll(async () => (await state())?.status).toBe('processing')
    stopping.abort()
    await running
    expect(await state()).toMatchObject({ status: 'pending' })
  })

  test('of another workspace cannot be cancelled', async () => {
    const { jobId, state } = await setUp(async () => async () => undefined)
    const other = buildContext({ database })
    expect(await other.transaction(tx => requestCancel(other, tx, jobId))).toBe('over')
    expect(await state()).toMatchObject({ status: 'pending' })
  })
})
