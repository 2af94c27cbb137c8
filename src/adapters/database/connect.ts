import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool, type PoolClient } from 'pg'
import type { Database, Scope, Transaction } from '../../ports/database.ts'
import type { DatabaseTarget } from './target.ts'

export interface ConnectedDatabase extends Database {
  /** For libraries that bring their own queries. It knows no workspace: walled tables look empty through it. */
  readonly pool: Pool
  /** Throws unless the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface ConnectOptions {
  target: DatabaseTarget
  log: (sentence: string) => void
  maxConnections?: number
}

const ATTEMPTS_MAX = 3
const RECONNECT_MAX_MS = 10_000
/** Serialization failure and deadlock: the whole transaction is to be run again. */
const RUN_AGAIN = new Set(['40001', '40P01'])
/** An idle connection that is no more. */
const ENDED = new Set(['57P01', 'ECONNRESET', 'EPIPE'])
/** More than a pool holds: each of its connections may have ended. */
const ENDED_MAX = 50
/** The server is being (re)started or is full for a moment. */
const NOT_YET = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', '57P01', '57P02', '57P03', '53300'])

/** Opens a pool on the database as the role the product runs as. */
export async function connectDatabase({
  target,
  log,
  maxConnections = 10,
}: ConnectOptions): Promise<ConnectedDatabase> {
  const pool = new Pool({ ...target.runtime, max: maxConnections, application_name: 'datainsight' })
  // Without a listener the end of an idle connection would end the whole process.
  pool.on('error', error => log(`A database connection was lost: ${error.message}`))
  await warnWhenWallIsDown(pool, log)
  return {
    pool,
    transaction: (scope, work) => runAgainOnConflict(() => runOnce(pool, scope, work)),
    ping: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  }
}

async function runOnce<T>(pool: Pool, scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await acquire(pool)
  let lost: Error | undefined
  let hasBegun = false
  const onError = (error: Error) => {
    lost = error
  }
  client.on('error', onError)
  try {
    return await drizzle(client).transaction(async tx => {
      await tx.execute(enter(scope))
      hasBegun = true
      return await work(tx)
    })
  } catch (error) {
    if (hasBegun || !ENDED.has(codeOf(error))) throw error
    lost = new NeverBegun('the connection had ended before the work began', { cause: error })
    throw lost
  } finally {
    client.removeListener('error', onError)
    client.release(lost)
  }
}

/** Nothing was done: an idle connection that the server had ended tells so only when it is used. */
class NeverBegun extends Error {}

function enter(scope: Scope) {
  if (scope === 'system') return sql`select set_config('app.scope', 'system', true)`
  const inWorkspace = sql`select set_config('app.workspace_id', ${scope.workspaceId}, true)`
  return scope.isReadOnly ? sql`${inWorkspace}, set_config('transaction_read_only', 'on', true)` : inWorkspace
}

/** A connection; waits while a database that died is brought back. */
async function acquire(pool: Pool): Promise<PoolClient> {
  for (const startedAt = Date.now(); ; await pause(100)) {
    try {
      return await pool.connect()
    } catch (error) {
      if (!NOT_YET.has(codeOf(error)) || Date.now() - startedAt > RECONNECT_MAX_MS) throw error
    }
  }
}

async function runAgainOnConflict<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      const most = error instanceof NeverBegun ? ENDED_MAX : RUN_AGAIN.has(codeOf(error)) ? ATTEMPTS_MAX : 1
      if (attempt >= most) throw error
    }
  }
}

/** PostgreSQL's or the system's code of a failure, also when a library wrapped it; '' when it has none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

async function warnWhenWallIsDown(pool: Pool, log: (sentence: string) => void): Promise<void> {
  const client = await acquire(pool)
  try {
    const { rows } = await client.query(
      'select rolsuper or rolbypassrls as passes from pg_roles where rolname = current_user',
    )
    if (rows[0]?.passes) {
      log(
        'The database user passes row-level security (superuser or BYPASSRLS): the second wall between workspaces is down. Use an ordinary user in DATABASE_URL.',
      )
    }
  } finally {
    client.release()
  }
}
