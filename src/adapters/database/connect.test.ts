import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEmptyDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { connectDatabase } from './connect.ts'
import { finishSchema } from './migrate.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createEmptyDatabase()
  await database.asOwner(async client => {
    await client.query('create table counter (id int primary key, n int not null)')
    await client.query('insert into counter values (1, 0), (2, 0)')
    await finishSchema(client, database.target)
  })
})
afterAll(() => database?.drop())

it('rolls back what a failing piece of work wrote, and throws what it threw', async () => {
  const failing = database.transaction('system', async tx => {
    await tx.execute(sql`update counter set n = 99`)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  const { rows } = await database.pool.query('select n from counter where id = 1')
  expect(rows[0].n).toBe(0)
})

it('runs work again that PostgreSQL ended because of a deadlock', async () => {
  let runs = 0
  let meet: () => void = () => undefined
  const both = new Promise<void>(resolve => {
    let arrived = 0
    meet = () => ++arrived >= 2 && resolve()
  })
  const add = (first: number, second: number) =>
    database.transaction('system', async tx => {
      runs++
      await tx.execute(sql`update counter set n = n + 1 where id = ${first}`)
      meet()
      await both
      await tx.execute(sql`update counter set n = n + 1 where id = ${second}`)
    })
  await Promise.all([add(1, 2), add(2, 1)])
  expect(runs).toBeGreaterThan(2)
  const { rows } = await database.pool.query('select sum(n)::int as n from counter')
  expect(rows[0].n).toBe(4)
})

it('goes on after its connections were ended by the server', async () => {
  await database.asOwner(client =>
    client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    ),
  )
  const { rows } = await database.transaction('system', tx => tx.execute<{ one: number }>(sql`select 1 as one`))
  expect(rows[0]?.one).toBe(1)
})

it('warns when the user passes row-level security', async () => {
  const said: string[] = []
  const { owner } = database.target
  const open = await connectDatabase({ target: { owner, runtime: owner }, log: sentence => said.push(sentence) })
  await open.close()
  expect(said.join()).toContain('the second wall between workspaces is down')
})
