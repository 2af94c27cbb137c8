import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, types } from 'pg'
import { startPostgres } from '../../src/adapters/database/postgres/startPostgres.ts'
import { columns } from './orders.ts'

const cores = availableParallelism()

/** As somebody would set up this machine to analyse tables of some gigabytes. */
export const settings: Readonly<Record<string, string>> = {
  shared_buffers: '2GB',
  effective_cache_size: '8GB',
  work_mem: '256MB',
  maintenance_work_mem: '1GB',
  max_wal_size: '8GB',
  random_page_cost: '1.1',
  max_worker_processes: String(cores + 4),
  max_parallel_workers: String(cores),
  max_parallel_workers_per_gather: String(cores),
  max_parallel_maintenance_workers: String(cores),
  parallel_leader_participation: 'on',
}

const indexed = ['day', 'region', 'brand', 'sku', 'customer'] as const

export interface Cluster {
  pid(): number
  version: string
  /** Seconds to copy the rows in, to index them, and to vacuum and analyse. */
  load: { copy: number; index: number; vacuum: number }
  tableMegabytes: number
  indexMegabytes: number
  query(sql: string): Promise<Record<string, unknown>[]>
  /** Each on a connection of its own, all at once. */
  queryAll(sqls: readonly string[]): Promise<void>
  end(): Promise<void>
}

/** A PostgreSQL of its own in a temporary folder, with the orders loaded, indexed, vacuumed and analysed. */
export async function startCluster(csv: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-postgres-'))
  chmodSync(folder, 0o755)
  const options = { dataDir: folder, stateRoot: join(folder, 'state'), log: () => undefined }
  const postgres = await startPostgres({ ...options, settings })
  const clients: Client[] = []
  const connected = async () => {
    const client = new Client({ ...postgres.target.owner, types: { getTypeParser } })
    await client.connect()
    clients.push(client)
    return client
  }
  const end = async () => {
    for (const client of clients) await client.end()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const client = await connected()
    const load = await fill(client, csv)
    const spare = await Promise.all(Array.from({ length: 8 }, connected))
    const one = async (sql: string) => Object.values((await client.query(sql)).rows[0] ?? {})[0]
    return {
      pid: postgres.pid,
      version: String(await one('show server_version')),
      load,
      tableMegabytes: Number(await one(`select pg_table_size('orders') / 1e6`)),
      indexMegabytes: Number(await one(`select pg_indexes_size('orders') / 1e6`)),
      query: async sql => (await client.query(sql)).rows,
      queryAll: async sqls => void (await Promise.all(sqls.map((sql, i) => spare[i % spare.length]?.query(sql)))),
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

async function fill(client: Client, csv: string): Promise<Cluster['load']> {
  const seconds = async (...statements: string[]) => {
    const start = performance.now()
    for (const statement of statements) await client.query(statement)
    return (performance.now() - start) / 1000
  }
  const fields = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  await client.query(`create unlogged table orders (${fields.join(', ')})`)
  const copy = await seconds(`copy orders from '${csv}' (format csv)`)
  const index = await seconds(...indexed.map(column => `create index on orders (${column})`))
  return { copy, index, vacuum: await seconds('vacuum (analyze) orders') }
}

/** Dates as they are written; whole numbers and decimals as numbers. */
function getTypeParser(id: number): (text: string) => unknown {
  if (id === types.builtins.DATE || id === types.builtins.TIMESTAMP) return text => text.replace(' ', 'T')
  if (id === types.builtins.INT8 || id === types.builtins.NUMERIC) return Number
  return types.getTypeParser(id, 'text')
}
