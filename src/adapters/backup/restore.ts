import { Client } from 'pg'
import { applyInside, finishSchema, type Migration, migrate, readMigrations } from '../database/migrate.ts'
import type { DatabaseTarget } from '../database/target.ts'
import { readArchive, verifyArchive } from './archive.ts'
import { columnList, listTables, qualified } from './catalogue.ts'
import { copyIn } from './copy.ts'
import { BackupFault } from './fault.ts'
import { FOLDERS, type Manifest } from './manifest.ts'
import { RestoredFiles } from './restoredFiles.ts'

export interface RestoreOptions {
  into: {
    target: DatabaseTarget
    migrations: string
    dataDir: string
    folders?: readonly string[]
  }
  /** Replaces what is there. */
  force?: boolean
  log: (sentence: string) => void
}

/**
 * Brings a backup back: all of it or nothing. It is checked whole before anything is touched; the tables are made by
 * the migrations up to the backup's own, filled, and then migrated on. The product must not run meanwhile.
 *
 * @throws BackupFault when the archive is damaged, of a newer product, or there is something already
 */
export async function restore(file: string, { into, force = false, log }: RestoreOptions): Promise<Manifest> {
  const manifest = await verifyArchive(file)
  const migrations = migrationsUpTo(manifest, readMigrations(into.migrations))
  const files = new RestoredFiles(into.dataDir, into.folders ?? FOLDERS)
  const client = new Client({ ...into.target.owner, application_name: 'datainsight restore' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("select set_config('app.scope', 'system', true)")
    if (!force) await refuseWhenInUse(client, files)
    await rebuild(client, migrations)
    await load(client, { file, manifest, files })
    await finishSchema(client, into.target)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    await files.takeBack()
    throw error
  } finally {
    await client.end()
  }
  await files.removeOthers()
  await migrate({ target: into.target, folder: into.migrations, log })
  return manifest
}

function migrationsUpTo({ migration, appVersion }: Manifest, all: readonly Migration[]): readonly Migration[] {
  if (migration === null) return []
  const end = all.findIndex(({ tag }) => tag === migration) + 1
  if (end > 0) return all.slice(0, end)
  throw new BackupFault(
    `The backup was written by version ${appVersion}, which is newer than this one: restore it with that version or a later one.`,
  )
}

async function refuseWhenInUse(client: Client, files: RestoredFiles): Promise<void> {
  for (const table of await listTables(client)) {
    const { rows } = await client.query(`select exists (select from ${qualified(client, table)}) as used`)
    if (rows[0]?.used)
      throw new BackupFault(
        `The database is not empty (table ${table.name} has rows): restore into a new DATA_DIR, or add --force to replace what is there.`,
      )
  }
  if (await files.hasAny())
    throw new BackupFault(
      'The data folder already holds files: restore into a new DATA_DIR, or add --force to replace what is there.',
    )
}

/** Drops every table of ours and makes those the backup was written from. */
async function rebuild(client: Client, migrations: readonly Migration[]): Promise<void> {
  const { rows } = await client.query(`
    select format('drop %s if exists %I.%I cascade', case relkind when 'v' then 'view' when 'm' then 'materialized view'
      when 'S' then 'sequence' else 'table' end, n.nspname, relname) as statement
    from pg_class c join pg_namespace n on n.oid = relnamespace where n.nspname = 'public' and relkind in ('r', 'p', 'v', 'm', 'S')
    union all
    select format('drop type if exists public.%I cascade', typname) from pg_type t
    where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')`)
  for (const { statement } of rows) await client.query(statement)
  await client.query('drop schema if exists drizzle cascade')
  await client.query('drop schema if exists pgboss cascade')
  for (const migration of migrations) await applyInside(client, migration)
}

interface Load {
  file: string
  manifest: Manifest
  files: RestoredFiles
}

async function load(client: Client, { file, manifest, files }: Load): Promise<void> {
  const tables = new Map(manifest.tables.map(table => [`${table.schema}.${table.name}`, table]))
  const foreignKeys = await dropForeignKeys(client)
  for (const table of manifest.tables) {
    const name = qualified(client, table)
    // COPY is refused where row security holds against its user; it is put back before the commit.
    await client.query(`alter table ${name} no force row level security`)
    await client.query(`alter table ${name} disable trigger user`)
  }
  for await (const { name, body } of readArchive(file)) {
    const table = tables.get(/^database\/(.+)\/\d+\.copy$/.exec(name)?.[1] ?? '')
    if (table) await copyIn(client, `copy ${qualified(client, table)} (${columnList(client, table)}) from stdin`, body)
    else await files.write(name, body)
  }
  for (const table of manifest.tables) await client.query(`alter table ${qualified(client, table)} enable trigger user`)
  for (const statement of foreignKeys) await client.query(statement)
  for (const sequence of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint)', [qualified(client, sequence), sequence.value])
  }
}

/** Rows come in any order, also in circles; the keys are checked at once when they are put back. */
async function dropForeignKeys(client: Client): Promise<string[]> {
  const { rows } = await client.query(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as gone,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
    from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace`)
  for (const { gone } of rows) await client.query(gone)
  return rows.map(row => row.back)
}
