import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localEvents } from '../../../test/factories/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { bossQueue } from './bossQueue.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

describe('a wake', () => {
  test('reaches the worker at once', async () => {
    const woken: string[] = []
    const queue = bossQueue({
      config: database.target.runtime,
      events: localEvents(),
      onFault: fault => expect.unreachable(String(fault)),
    })
    await queue.start(async jobId => void woken.push(jobId), { concurrency: 1 })
    await queue.wake('job_1')
    expect(woken).toContain('job_1')
    await queue.stop()
  })

  test('that the database does not take fails nobody: it is noted, and the event still goes out', async () => {
    const faults: unknown[] = []
    const events = localEvents()
    const heard: string[] = []
    await events.subscribe('jobs', jobId => heard.push(jobId))
    const queue = bossQueue({ config: { host: '/nonexistent' }, events, onFault: fault => faults.push(fault) })
    await queue.wake('job_1')
    expect(heard).toEqual(['job_1'])
    expect(faults.length).toBeGreaterThan(0)
    await queue.stop()
  })
})
