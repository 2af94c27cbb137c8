import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { postgresEvents } from './postgresEvents.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

let faults: unknown[]
let events: ReturnType<typeof postgresEvents>
beforeEach(() => {
  faults = []
  events = postgresEvents(database.target.runtime, fault => faults.push(fault))
})
afterEach(() => events.close())

/** Ends the listening connections as a dying database does: a last word, then the end. */
const lose = () =>
  database.asOwner(client =>
    client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'datainsight events' and datname = current_database()",
    ),
  )

async function listening(channel: string) {
  const heard: string[] = []
  const stop = await events.subscribe(channel, payload => heard.push(payload))
  return { heard, stop }
}

describe('events', () => {
  test('reach whoever listens to their channel, until they stop', async () => {
    const here = await listening('here')
    const there = await listening('there')
    await events.publish('here', 'one')
    await expect.poll(() => here.heard).toEqual(['one'])
    await here.stop()
    await events.publish('here', 'two')
    await events.publish('there', 'three')
    await expect.poll(() => there.heard).toEqual(['three'])
    expect(here.heard).toEqual(['one'])
  })

  test('flow again after the connection was lost, and one published meanwhile arrives', async () => {
    const { heard } = await listening('here')
    await lose()
    await events.publish('here', 'meanwhile')
    await expect.poll(() => heard, { timeout: 5000 }).toEqual(['meanwhile'])
    expect(faults.length).toBeGreaterThan(0)
  })

  test('missed while the connection was away make the workspace be looked at again', async () => {
    const { heard } = await listening('workspace:ws_1')
    await lose()
    await expect.poll(() => heard, { timeout: 5000 }).toContain('{"kind":"workspace","id":"ws_1"}')
  })

  test('that cannot be said are dropped and noted, for they are hints', async () => {
    const nowhere = postgresEvents({ host: '/nonexistent' }, fault => faults.push(fault))
    await nowhere.publish('here', 'lost')
    await nowhere.close()
    expect(faults.length).toBeGreaterThan(0)
  })
})
