import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { loadScan } from '../../src/domains/datasets/loadScan.ts'
import type { World } from '../../test/factories/worldOn.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { columns, writeCsvOf, writeOrders } from './orders.ts'

export interface LoadedOrders {
  source: { datasetId: string; tableId: string }
  /** From a column's name to its id. */
  idOf: ReadonlyMap<string, string>
  ingestSeconds: number
  /** Of the version's part. */
  megabytes: number
  cluster: Cluster
}

/** The same generated orders as a version of a dataset and in a PostgreSQL of its own. */
export async function loadOrders({ ctx, ingest }: World, folder: string, rows: number): Promise<LoadedOrders> {
  const path = join(folder, 'orders.parquet')
  await writeOrders(path, rows)
  const start = performance.now()
  const dataset = await ingest(path)
  const ingestSeconds = (performance.now() - start) / 1000
  const [table] = dataset.tablesOfVersion
  if (table?.rowCount !== rows) throw new Error(`${table?.rowCount} of ${rows} rows were read`)
  const source = { datasetId: dataset.id, tableId: table.id }
  const idOf = new Map(table.columns.map(column => [column.name, column.id]))
  const { scan } = await loadScan(ctx, source)
  const part = scan.parts[0] ?? ''
  const csv = join(folder, 'orders.csv')
  await writeCsvOf(
    await ctx.store.localPath(part),
    Object.keys(columns).map(name => idOf.get(name) ?? name),
    csv,
  )
  chmodSync(csv, 0o644)
  const cluster = await startCluster(csv)
  rmSync(csv)
  return { source, idOf, ingestSeconds, megabytes: (await ctx.store.sizeBytes(part)) / 1e6, cluster }
}
