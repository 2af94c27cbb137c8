import { Client } from 'pg'
import { type ConnectedDatabase, connectDatabase } from '../adapters/database/connect.ts'
import { migrate } from '../adapters/database/migrate.ts'
import { startPostgres } from '../adapters/database/postgres/startPostgres.ts'
import { type DatabaseTarget, urlTarget } from '../adapters/database/target.ts'
import type { Config } from './config.ts'
import { migrations } from './paths.ts'

export interface OpenDatabase {
  database: ConnectedDatabase
  target: DatabaseTarget
  /** No other process of ours used it when this one came. */
  wasIdle: boolean
  /** Takes a name until this process ends; false when another process has it. */
  claim(name: string): Promise<boolean>
  /** Closes connections, and stops the embedded server when this process was its last user. */
  close(): Promise<void>
}

/** The database of the configuration, started when it is ours, with the newest tables. */
export async function openDatabase(config: Config, log: (sentence: string) => void): Promise<OpenDatabase> {
  const source = config.DATABASE_URL === undefined ? await embedded(config, log) : foreign(config.DATABASE_URL, config)
  try {
    await migrate({ target: source.target, folder: migrations, log })
    const database = await connectDatabase({ target: source.target, log })
    return {
      ...source,
      database,
      close: async () => {
        await database.close()
        await source.stop()
      },
    }
  } catch (error) {
    await source.stop()
    throw error
  }
}

async function embedded({ DATA_DIR }: Config, log: (sentence: string) => void) {
  const { target, attached, claim, stop } = await startPostgres({ dataDir: DATA_DIR, log })
  return { target, wasIdle: !attached, claim, stop }
}

/** On somebody's server the claim is a lock of one connection that stays open, by the folder it is about. */
function foreign(url: string, { DATA_DIR }: Config) {
  const target = urlTarget(url)
  const holder = new Client({ ...target.runtime, application_name: 'datainsight holder' })
  holder.on('error', () => undefined)
  let connected: Promise<unknown> | null = null
  return {
    target,
    wasIdle: false,
    claim: async (name: string) => {
      connected ??= holder.connect()
      await connected
      const lock = `${name} ${DATA_DIR}`
      const { rows } = await holder.query('select pg_try_advisory_lock(hashtext($1), 0) as taken', [lock])
      return rows[0]?.taken === true
    },
    stop: async () => {
      await connected?.then(() => holder.end())
    },
  }
}
