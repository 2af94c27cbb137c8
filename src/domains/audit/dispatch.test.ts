import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildContext } from '../../../test/factories/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { type DeliveredEvent, dispatch } from './dispatch.ts'
import { emit } from './emit.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

let time = Date.parse('2026-01-01T00:00:00Z')
const now = () => new Date(time)
const send = async (kind: string, fails = false) => {
  const ctx = buildContext({ database, now })
  await ctx.transaction(async tx => {
    await emit(ctx, tx, { kind, payload: { n: 1 } })
    if (fails) throw new Error('rolled back')
  })
}

it('delivers what was committed, once, and nothing else', async () => {
  const got: DeliveredEvent[] = []
  const handlers = new Map([['version.created', async (event: DeliveredEvent) => void got.push(event)]])
  await send('version.created')
  await send('version.created', true).catch(() => undefined)
  expect(await dispatch({ database, handlers, now })).toBe(1)
  expect(await dispatch({ database, handlers, now })).toBe(0)
  expect(got).toMatchObject([{ kind: 'version.created', payload: { n: 1 } }])
})

it('tries again later, further and further apart, and gives up in the end', async () => {
  let tries = 0
  const handlers = new Map([
    [
      'mail.due',
      async () => {
        tries += 1
        throw new Error('not now')
      },
    ],
  ])
  await send('mail.due')
  await dispatch({ database, handlers, now })
  expect(await dispatch({ database, handlers, now })).toBe(0)
  for (let hour = 0; hour < 20; hour++) {
    time += 3_600_000
    await dispatch({ database, handlers, now })
  }
  expect(tries).toBe(10)
})

it('gives one event to one of two dispatchers', async () => {
  const got: string[] = []
  const handlers = new Map([['once', async ({ id }: DeliveredEvent) => void got.push(id)]])
  for (let n = 0; n < 10; n++) await send('once')
  await Promise.all([dispatch({ database, handlers, now }), dispatch({ database, handlers, now })])
  await dispatch({ database, handlers, now })
  expect(new Set(got).size).toBe(10)
  expect(got).toHaveLength(10)
})

it('leaves what a dead dispatcher had claimed to the next', async () => {
  const got: string[] = []
  await send('stuck')
  const dying = { ...database, transaction: dieAfterFirst() }
  await expect(dispatch({ database: dying, handlers: new Map(), now })).rejects.toThrow('died')
  const handlers = new Map([['stuck', async ({ id }: DeliveredEvent) => void got.push(id)]])
  expect(await dispatch({ database, handlers, now })).toBe(0)
  time += 61_000
  expect(await dispatch({ database, handlers, now })).toBe(1)
  expect(got).toHaveLength(1)
})

function dieAfterFirst(): TestDatabase['transaction'] {
  let calls = 0
  return (scope, work) => {
    calls += 1
    return calls === 1 ? database.transaction(scope, work) : Promise.reject(new Error('died'))
  }
}
