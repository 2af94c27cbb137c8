import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { currentMigration, migrate, readMigrations } from './migrate.ts'
import { findUnwalledTables } from './rowSecurity.ts'

let database: TestDatabase
let folder: string
const said: string[] = []
const log = (sentence: string) => void said.push(sentence)

beforeEach(async () => {
  said.length = 0
  database = await createEmptyDatabase()
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  await writeMigrations({
    '0000_notes':
      'create table note (id int primary key, workspace_id text);--> statement-breakpoint\ncreate index on note (workspace_id)',
    '0001_marks': 'create table mark (id serial primary key, note_id int references note)',
  })
})
afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

async function writeMigrations(files: Record<string, string>): Promise<void> {
  await mkdir(join(folder, 'meta'), { recursive: true })
  const entries = Object.keys(files).map((tag, idx) => ({ idx, tag, when: 1_000 + idx, breakpoints: true }))
  await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ entries }))
  for (const [tag, sql] of Object.entries(files)) await writeFile(join(folder, `${tag}.sql`), sql)
}

const run = (upTo?: string) => migrate({ target: database.target, folder, log, ...(upTo ? { upTo } : {}) })

it('is done by one of several servers that start at once; the others find it done', async () => {
  const applied = await Promise.all([run(), run(), run()])
  expect(applied.filter(tags => tags.length === 2)).toHaveLength(1)
  expect(applied.filter(tags => tags.length === 0)).toHaveLength(2)
})

it('lets the role of the product write, and walls off what has a workspace', async () => {
  await run()
  await database.pool.query('insert into mark (note_id) values (null)')
  await database.asOwner(async client => expect(await findUnwalledTables(client)).toEqual([]))
  expect((await database.pool.query('select 1 from note')).rowCount).toBe(0)
})

it('stops at the named migration and goes on from there', async () => {
  expect(await run('0000_notes')).toEqual(['0000_notes'])
  await database.asOwner(async client =>
    expect(await currentMigration(client, readMigrations(folder))).toBe('0000_notes'),
  )
  expect(await run()).toEqual(['0001_marks'])
  await expect(run('0009_none')).rejects.toThrow('There is no migration 0009_none.')
})

it('leaves nothing of a migration that fails, and says which one', async () => {
  await writeMigrations({ '0000_bad': 'create table half (id int);--> statement-breakpoint\nselect nothing_there' })
  await expect(run()).rejects.toThrow('The migration 0000_bad failed: column "nothing_there" does not exist')
  const { rows } = await database.pool.query("select to_regclass('half') as half")
  expect(rows[0].half).toBeNull()
})

it('warns when the database is newer than the program', async () => {
  await run()
  await writeMigrations({ '0000_notes': 'select 1' })
  expect(await run()).toEqual([])
  expect(said.at(-1)).toContain('newer version of the product')
})

it('gives the role of the product its own schemas, for the job queue', async () => {
  const product = await createTestDatabase()
  await product.pool.query('create schema pgboss')
  await product.drop()
})
