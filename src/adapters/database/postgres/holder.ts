import { setTimeout as pause } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import { APP_ROLE, DATABASE, type DatabaseTarget } from '../target.ts'

interface HolderOptions {
  server: ClientConfig
  /** Attaches to or starts the postmaster again; answers its process id. */
  revive: () => Promise<number>
  pid: number
  log: (sentence: string) => void
}

const HOLDING = 'datainsight holder'
const CONNECT_ATTEMPTS_MAX = 6
const LEAVE_LOCK = 7_202_611

/**
 * One connection for as long as this process uses the cluster. It shows who else does, so that the last one out stops
 * the database, and its end shows that the postmaster died, so that it is brought back.
 */
export class Holder {
  readonly target: DatabaseTarget
  pid: number
  private client: Client | undefined
  private isLeaving = false
  private readonly claims = new Set<string>()
  private readonly options: HolderOptions

  private constructor(options: HolderOptions) {
    this.options = options
    this.pid = options.pid
    const { server } = options
    this.target = {
      owner: { ...server, database: DATABASE },
      runtime: { ...server, database: DATABASE, user: APP_ROLE },
    }
  }

  static async open(options: HolderOptions): Promise<Holder> {
    const holder = new Holder(options)
    for (let attempt = 1; ; attempt++) {
      try {
        await holder.connect()
        return holder
      } catch (error) {
        // It was being stopped by the process before us, or is restarting after a crash.
        if (attempt >= CONNECT_ATTEMPTS_MAX) throw error
        await pause(100 * attempt)
        holder.pid = await options.revive()
      }
    }
  }

  async claim(name: string): Promise<boolean> {
    const client = this.client
    if (!client) return false
    const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1), 0) as taken', [name])
    const isTaken = rows[0]?.taken === true
    if (isTaken) this.claims.add(name)
    return isTaken
  }

  /** Lets go. True when nobody else holds the cluster: then it is to be shut down by the caller. */
  async leave(): Promise<boolean> {
    if (this.isLeaving) return false
    this.isLeaving = true
    const client = this.client
    if (!client) return true
    try {
      // Under a lock, so that of two leaving at once the second sees that it is the last.
      await client.query('select pg_advisory_lock($1)', [LEAVE_LOCK])
      await client.query("set application_name = 'datainsight leaving'")
      const { rows } = await client.query(
        'select count(*)::int as others from pg_stat_activity where application_name = $1',
        [HOLDING],
      )
      return rows[0]?.others === 0
    } catch {
      return true
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  private async connect(): Promise<void> {
    const client = new Client({ ...this.options.server, database: 'postgres', application_name: HOLDING })
    client.on('error', () => undefined)
    client.once('end', () => this.onLost(client))
    await client.connect()
    this.client = client
    await prepareDatabase(client, this.target.runtime.password)
    for (const name of this.claims) await client.query('select pg_try_advisory_lock(hashtext($1), 0)', [name])
  }

  private onLost(client: Client): void {
    if (this.isLeaving || this.client !== client) return
    this.client = undefined
    this.options.log('The database process ended; it is being started again.')
    void this.comeBack()
  }

  private async comeBack(): Promise<void> {
    for (let attempt = 1; !this.isLeaving; attempt++) {
      try {
        this.pid = await this.options.revive()
        await this.connect()
        this.options.log('The database runs again.')
        return
      } catch (error) {
        this.options.log(
          `The database did not come back (attempt ${attempt}): ${error instanceof Error ? error.message : error}`,
        )
        await pause(Math.min(200 * attempt, 5_000))
      }
    }
  }
}

async function prepareDatabase(client: Client, password: ClientConfig['password']): Promise<void> {
  const { rows } = await client.query(
    'select (select count(*)::int from pg_roles where rolname = $1) as roles, (select count(*)::int from pg_database where datname = $2) as bases',
    [APP_ROLE, DATABASE],
  )
  if (rows[0]?.roles === 0) {
    const secret = typeof password === 'string' ? `password '${password}'` : ''
    await client
      .query(`create role ${APP_ROLE} login nosuperuser nobypassrls nocreatedb nocreaterole ${secret}`)
      .catch(ignoreExisting)
  }
  if (rows[0]?.bases === 0) await client.query(`create database ${DATABASE}`).catch(ignoreExisting)
}

/** Another process made it at the same moment: duplicate object, database or key. */
function ignoreExisting(error: { code?: string }): void {
  if (!['42710', '42P04', '23505'].includes(error.code ?? '')) throw error
}
