import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { codeOf } from './connect.ts'
import { finishSchema } from './migrate.ts'
import { findUnwalledTables } from './rowSecurity.ts'

const WALL_BROKEN = '42501'
const READ_ONLY = '25006'
let database: TestDatabase

beforeAll(async () => {
  database = await createEmptyDatabase()
  await database.asOwner(async client => {
    await client.query('create table note (id text primary key, workspace_id text not null, body text)')
    await client.query('create table mark (id uuid primary key, workspace_id uuid)')
    await finishSchema(client, database.target)
    await client.query("insert into note values ('a1', 'a', 'of a'), ('b1', 'b', 'of b')")
  })
})
afterAll(() => database?.drop())

const bodies = (rows: Record<string, unknown>[]) => rows.map(row => row.body)

describe('the wall between workspaces', () => {
  it("lets a transaction read its workspace's rows and no others", async () => {
    const read = await database.transaction({ workspaceId: 'a' }, tx => tx.execute(sql`select body from note`))
    expect(bodies(read.rows)).toEqual(['of a'])
  })

  it('lets nothing be changed in a transaction that may only read', async () => {
    const scope = { workspaceId: 'a', isReadOnly: true }
    const read = await database.transaction(scope, tx => tx.execute(sql`select body from note`))
    expect(bodies(read.rows)).toEqual(['of a'])
    const fault = await database
      .transaction(scope, tx => tx.execute(sql`insert into note values ('a9', 'a', 'no')`))
      .catch(codeOf)
    expect(fault).toBe(READ_ONLY)
    await database.transaction({ workspaceId: 'a' }, tx => tx.execute(sql`update note set body = body`))
  })

  it('lets the system read all', async () => {
    const read = await database.transaction('system', tx => tx.execute(sql`select body from note order by id`))
    expect(bodies(read.rows)).toEqual(['of a', 'of b'])
  })

  it('shows nothing to a query without a workspace, also on a connection that just served one', async () => {
    await database.transaction('system', tx => tx.execute(sql`select 1`))
    expect((await database.pool.query('select * from note')).rowCount).toBe(0)
    expect((await database.pool.query('select * from mark')).rowCount).toBe(0)
  })

  it("refuses a row written into another workspace, and does not find another workspace's row to change", async () => {
    const inA = { workspaceId: 'a' }
    const insert = database.transaction(inA, tx => tx.execute(sql`insert into note values ('x', 'b', 'planted')`))
    await expect(insert.catch(codeOf)).resolves.toBe(WALL_BROKEN)
    const move = database.transaction(inA, tx => tx.execute(sql`update note set workspace_id = 'b'`))
    await expect(move.catch(codeOf)).resolves.toBe(WALL_BROKEN)
    const update = await database.transaction(inA, tx => tx.execute(sql`update note set body = 'mine' where id = 'b1'`))
    expect(update.rowCount).toBe(0)
    const remove = await database.transaction(inA, tx => tx.execute(sql`delete from note where id = 'b1'`))
    expect(remove.rowCount).toBe(0)
  })

  it('is rebuilt where it is missing, and only there', async () => {
    await database.asOwner(async client => {
      expect(await findUnwalledTables(client)).toEqual([])
      await client.query('create table forgotten (workspace_id text)')
      await client.query('alter table note no force row level security')
      expect((await findUnwalledTables(client)).map(table => table.name)).toEqual(['forgotten', 'note'])
      await finishSchema(client, database.target)
      expect(await findUnwalledTables(client)).toEqual([])
    })
  })
})

describe('the tables of the product', () => {
  it('are all walled that have a workspace', async () => {
    const product = await createTestDatabase()
    await product.asOwner(async client => expect(await findUnwalledTables(client)).toEqual([]))
    await product.drop()
  })
})
