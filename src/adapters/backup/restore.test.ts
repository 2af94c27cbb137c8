import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEmptyDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { connectDatabase } from '../database/connect.ts'
import { migrate } from '../database/migrate.ts'
import { findUnwalledTables } from '../database/rowSecurity.ts'
import { type BackupOptions, backup } from './backup.ts'
import { type RestoreOptions, restore } from './restore.ts'

const SCHEMA = `
  create type mood as enum ('glad', 'sad');
  create table team (id text primary key, workspace_id text not null, leader_id text, "Order by" numeric, mood mood);
  create table person (id text primary key, workspace_id text, team_id text references team, boss_id text references person);
  alter table team add constraint leads foreign key (leader_id) references person;
  create table value (id serial primary key, t text, b bytea, j jsonb, at timestamptz, n numeric(40, 12), f double precision,
    l text[], d date, twice numeric generated always as (n * 2) stored);
  create table empty_one (id int)`
const AWKWARD = [
  '',
  ' ',
  '\\N',
  '\\',
  '\\.',
  'tab\tnew\nline\r\n',
  '"quoted"',
  "o'clock",
  '\u0001',
  'ﬁ ß ё 日本 🏳️‍🌈 e\u0301',
  '\u2028',
  '{}',
  'NULL',
  ',;|',
]
let folder: string
let migrations: string
let dataDir: string
let source: TestDatabase
let destination: TestDatabase
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  migrations = join(folder, 'migrations')
  dataDir = join(folder, 'data')
  file = join(folder, 'it.tar.gz')
  await writeMigrations({ '0000_all': SCHEMA })
  source = await createEmptyDatabase()
  destination = await createEmptyDatabase()
  await migrate({ target: source.target, folder: migrations, log: () => undefined })
  await source.asOwner(async client => {
    await client.query("insert into team values ('t', 'w', null, 'NaN', 'sad'), ('u', 'w', null, null, null)")
    await client.query("insert into person values ('p', 'w', 't', 'q'), ('q', null, 'u', 'p')")
    await client.query("update team set leader_id = 'q' where id = 't'")
    for (const text of AWKWARD) {
      await client.query('insert into value (t, b, j, l) values ($1, $2, $3, $4)', [
        text,
        Buffer.from(text),
        JSON.stringify({ text }),
        [text, null],
      ])
    }
    await client.query(
      "insert into value (at, n, f, d) values ('-infinity', 1234567890123456789012345678.000000000001, 'NaN', '0044-03-15 BC'), ('2026-03-29 01:30:00.123456+01', -0.1, 5e-324, '9999-12-31'), (null, null, '-Infinity', null)",
    )
  })
  await save('files/w/aa', 'the original')
  await save(`files/w/${'long-name-'.repeat(12)}日本`, '')
  await save('versions/w/d/i/t0.parquet', 'x'.repeat(70_000))
  await save('secret', 'stays here')
})
afterEach(async () => {
  await source.drop()
  await destination.drop()
  await rm(folder, { recursive: true })
})

async function writeMigrations(files: Record<string, string>): Promise<void> {
  await mkdir(join(migrations, 'meta'), { recursive: true })
  const entries = Object.keys(files).map((tag, idx) => ({ idx, tag, when: 1_000 + idx, breakpoints: true }))
  await writeFile(join(migrations, 'meta', '_journal.json'), JSON.stringify({ entries }))
  for (const [tag, sql] of Object.entries(files)) await writeFile(join(migrations, `${tag}.sql`), sql)
}

async function save(name: string, text: string, root = dataDir): Promise<void> {
  await mkdir(join(root, name, '..'), { recursive: true })
  await writeFile(join(root, name), text)
}

const options = (): BackupOptions => ({
  target: source.target,
  migrations,
  dataDir,
  appVersion: '0.1.0',
  now: new Date('2026-11-21T03:00:00Z'),
})
const into = (more: Partial<RestoreOptions> = {}): RestoreOptions => ({
  into: { target: destination.target, migrations, dataDir: join(folder, 'restored') },
  log: () => undefined,
  ...more,
})
const rowsOf = (database: TestDatabase, table: string) =>
  database.asOwner(async client =>
    (await client.query(`select r::text as row from ${table} r order by id::text`)).rows.map(({ row }) => row),
  )

describe('a backup', () => {
  it('brings back every row, number and file', async () => {
    const summary = await backup(file, options())
    expect(summary).toMatchObject({ tables: 4, files: 3 })
    await restore(file, into())
    for (const table of ['team', 'person', 'value'])
      expect(await rowsOf(destination, table)).toEqual(await rowsOf(source, table))
    const { rows } = await destination.pool.query('insert into value (t) values ($1) returning id', ['next'])
    expect(rows[0].id).toBe(AWKWARD.length + 4)
    await destination.asOwner(async client => {
      expect(await findUnwalledTables(client)).toEqual([])
      await expect(client.query("insert into person values ('r', null, 'no team', null)")).rejects.toThrow(
        'foreign key',
      )
    })
    const restored = join(folder, 'restored')
    expect(await readFile(join(restored, 'files/w/aa'), 'utf8')).toBe('the original')
    expect((await stat(join(restored, `files/w/${'long-name-'.repeat(12)}日本`))).size).toBe(0)
    expect((await stat(join(restored, 'versions/w/d/i/t0.parquet'))).size).toBe(70_000)
    await expect(stat(join(restored, 'secret'))).rejects.toThrow('ENOENT')
  })

  it('brings back any text, in tables larger than a part', async () => {
    const texts = fc
      .sample(fc.string({ unit: 'binary', maxLength: 50 }), { seed: 7, numRuns: 300 })
      .map(text => text.replaceAll('\0', ''))
    await source.asOwner(async client => {
      await client.query('insert into value (t) select unnest($1::text[])', [texts])
      await client.query('insert into value (t) select repeat(md5(i::text), 300) from generate_series(1, 1000) i')
    })
    await backup(file, options())
    await restore(file, into())
    expect(await rowsOf(destination, 'value')).toEqual(await rowsOf(source, 'value'))
  })

  it('is one moment: what is written meanwhile is in it whole or not at all', async () => {
    let isWriting = true
    const writer = (async () => {
      for (let n = 0; isWriting; n++) {
        await source.transaction('system', async tx => {
          await tx.execute(`insert into team (id, workspace_id) values ('team ${n}', 'w')`)
          await tx.execute(`insert into person (id, workspace_id, team_id) values ('of team ${n}', 'w', 'team ${n}')`)
        })
      }
    })()
    await backup(file, options())
    isWriting = false
    await writer
    await restore(file, into())
    const teams = await rowsOf(destination, 'team')
    expect((await rowsOf(destination, 'person')).length).toBe(teams.length)
  })

  it('of an older product is migrated on after it was restored', async () => {
    await backup(file, options())
    await writeMigrations({
      '0000_all': SCHEMA,
      '0001_more': 'alter table team add column motto text not null default $$on$$',
    })
    await migrate({ target: destination.target, folder: migrations, log: () => undefined })
    await restore(file, into())
    await destination.asOwner(async client =>
      expect((await client.query('select motto from team')).rows).toHaveLength(2),
    )
  })
})

describe("on the operator's own server, with one ordinary user for everything", () => {
  it('the wall between workspaces holds, and a backup goes there and back', async () => {
    const role = `operator_${process.pid}`
    await backup(file, options())
    await destination.asOwner(async client => {
      await client.query(`create role ${role} login nosuperuser; grant ${role} to current_user`)
      const { rows } = await client.query('select current_database() as name')
      await client.query(`alter database ${rows[0].name} owner to ${role}`)
    })
    const user = { ...destination.target.owner, user: role }
    const target = { owner: user, runtime: user }
    await restore(file, { ...into(), into: { ...into().into, target } })
    const database = await connectDatabase({ target, log: () => undefined })
    const count = sql`select count(*)::int as n from person`
    const seen = await database.transaction({ workspaceId: 'w' }, tx => tx.execute<{ n: number }>(count))
    const all = await database.transaction('system', tx => tx.execute<{ n: number }>(count))
    expect([seen.rows[0]?.n, all.rows[0]?.n]).toEqual([1, 2])
    await backup(`${file}.2`, { ...options(), target })
    await restore(`${file}.2`, { ...into(), force: true, into: { ...into().into, target } })
    for (const table of ['team', 'person', 'value']) {
      expect(await rowsOf(destination, table)).toEqual(await rowsOf(source, table))
    }
    await database.close()
    await destination.asOwner(client =>
      client.query(`reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}`),
    )
  })
})

describe('a restore', () => {
  it('refuses a database or a data folder with something in it, unless forced to replace it', async () => {
    await backup(file, options())
    await save('files/w/other', 'was here', join(folder, 'restored'))
    await expect(restore(file, into())).rejects.toThrow('The data folder already holds files')
    await rm(join(folder, 'restored'), { recursive: true })
    await restore(file, into())
    await destination.asOwner(client => client.query('insert into empty_one values (1)'))
    await expect(restore(file, into())).rejects.toThrow('The database is not empty (table empty_one has rows)')
    await save('files/w/other', 'was here', join(folder, 'restored'))
    await restore(file, into({ force: true }))
    expect(await rowsOf(destination, 'empty_one')).toEqual([])
    await expect(stat(join(folder, 'restored/files/w/other'))).rejects.toThrow('ENOENT')
  })

  it('refuses an archive that is cut, changed, or of a newer product, and then leaves all as it was', async () => {
    await backup(file, options())
    const whole = await readFile(file)
    const plain = gunzipSync(whole)
    plain.write('THE ORIGINAL', plain.indexOf('the original'))
    const spoilt: [Buffer, string][] = [
      [whole.subarray(0, whole.length / 2), 'cannot be read as a backup'],
      [gzipSync(plain), 'is damaged: files/w/aa'],
      [gzipSync(Buffer.alloc(1024)), 'has no manifest'],
      [Buffer.from('hello'), 'cannot be read as a backup'],
    ]
    for (const [bytes, reason] of spoilt) {
      await writeFile(file, bytes)
      await expect(restore(file, into({ force: true }))).rejects.toThrow(reason)
    }
    await writeFile(file, whole)
    await writeMigrations({ '0000_other': 'select 1' })
    await expect(restore(file, into({ force: true }))).rejects.toThrow('newer than this one')
    await expect(stat(join(folder, 'restored'))).rejects.toThrow('ENOENT')
  })

  it('that fails half-way leaves the database and the files as they were', async () => {
    await backup(file, options())
    await restore(file, into())
    const before = await rowsOf(destination, 'value')
    await writeMigrations({ '0000_all': SCHEMA.replace('empty_one', 'renamed') })
    await expect(restore(file, into({ force: true }))).rejects.toThrow('empty_one')
    expect(await rowsOf(destination, 'value')).toEqual(before)
    expect(await readFile(join(folder, 'restored/files/w/aa'), 'utf8')).toBe('the original')
  })
})
