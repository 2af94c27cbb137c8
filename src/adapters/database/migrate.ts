import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, type ClientBase } from 'pg'
import { wallTables } from './rowSecurity.ts'
import type { DatabaseTarget } from './target.ts'

export interface Migration {
  /** Its file name without `.sql`: a number and what it does. */
  tag: string
  /** When it was generated; orders them. */
  madeAtMs: number
  sql: string
}

export interface MigrateOptions {
  target: DatabaseTarget
  folder: string
  log: (sentence: string) => void
  /** The last one to apply; all when left out. */
  upTo?: string
}

/** Any number of servers start at once; one migrates, the others wait. */
const MIGRATION_LOCK = 7_202_612

/**
 * Brings the database to the newest migration, lets the product's role use the tables and walls them off by workspace.
 * Each migration is applied whole or not at all.
 *
 * @returns tags of the migrations applied now
 */
export async function migrate({ target, folder, log, upTo }: MigrateOptions): Promise<string[]> {
  const client = new Client({ ...target.owner, application_name: 'datainsight migration' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const applied = await applyMigrations(client, { migrations: readMigrations(folder), upTo, log })
    await finishSchema(client, target)
    return applied
  } finally {
    await client.end()
  }
}

/** What follows every change of the tables: grants and walls. */
export async function finishSchema(client: ClientBase, target: DatabaseTarget): Promise<void> {
  const role = target.runtime.user
  if (role && role !== target.owner.user) await grantTo(client, role)
  await wallTables(client)
}

/** The migrations in a folder drizzle-kit keeps, oldest first; none when it has not been made. */
export function readMigrations(folder: string): Migration[] {
  const path = join(folder, 'meta', '_journal.json')
  if (!existsSync(path)) return []
  // drizzle-kit writes this file; the two fields read are its documented ones.
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { tag: string; when: number }[] }
  return journal.entries
    .map(({ tag, when }) => ({ tag, madeAtMs: when, sql: readFileSync(join(folder, `${tag}.sql`), 'utf8') }))
    .sort((a, b) => a.madeAtMs - b.madeAtMs)
}

/** Tag of the last migration the database has, or null. */
export async function currentMigration(client: ClientBase, migrations: readonly Migration[]): Promise<string | null> {
  const last = await lastApplied(client)
  if (last === undefined) return null
  return migrations.find(migration => migration.madeAtMs === last)?.tag ?? `unknown, made at ${last}`
}

interface Plan {
  migrations: readonly Migration[]
  upTo: string | undefined
  log: (sentence: string) => void
}

async function applyMigrations(client: ClientBase, { migrations, upTo, log }: Plan): Promise<string[]> {
  const end = upTo === undefined ? migrations.length : migrations.findIndex(({ tag }) => tag === upTo) + 1
  if (upTo !== undefined && end === 0) throw new Error(`There is no migration ${upTo}.`)
  const last = await lastApplied(client)
  const newest = migrations.at(-1)
  if (last !== undefined && last > (newest?.madeAtMs ?? 0)) {
    log('The database was migrated by a newer version of the product; this one may not understand it.')
  }
  const pending = migrations.slice(0, end).filter(({ madeAtMs }) => last === undefined || madeAtMs > last)
  for (const migration of pending) await apply(client, migration)
  if (pending.length > 0) log(`Migrated the database: ${pending.map(({ tag }) => tag).join(', ')}.`)
  return pending.map(({ tag }) => tag)
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await applyInside(client, migration)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    throw new Error(`The migration ${migration.tag} failed: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
}

/** Runs and records one migration inside the caller's transaction. */
export async function applyInside(client: ClientBase, { madeAtMs, sql }: Migration): Promise<void> {
  await makeRecord(client)
  for (const statement of sql.split('--> statement-breakpoint')) await client.query(statement)
  const hash = createHash('sha256').update(sql).digest('hex')
  await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [hash, madeAtMs])
}

/** The same record drizzle keeps, so that its own tools agree with us. */
async function makeRecord(client: ClientBase): Promise<void> {
  await client.query('create schema if not exists drizzle')
  await client.query(
    'create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  )
}

async function lastApplied(client: ClientBase): Promise<number | undefined> {
  const { rows: found } = await client.query("select to_regclass('drizzle.__drizzle_migrations') as record")
  if (!found[0]?.record) return undefined
  const { rows } = await client.query('select max(created_at) as last from drizzle.__drizzle_migrations')
  return rows[0]?.last == null ? undefined : Number(rows[0].last)
}

async function grantTo(client: ClientBase, role: string): Promise<void> {
  const name = client.escapeIdentifier(role)
  const { rows } = await client.query('select current_database() as base')
  const base = client.escapeIdentifier(String(rows[0]?.base))
  // CREATE on the database: the job queue keeps its tables in a schema of its own.
  await client.query(`grant connect, create, temporary on database ${base} to ${name}`)
  await client.query(`grant usage on schema public to ${name}`)
  await client.query(`grant select, insert, update, delete on all tables in schema public to ${name}`)
  await client.query(`grant usage, select, update on all sequences in schema public to ${name}`)
}
