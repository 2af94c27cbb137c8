import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dataset } from '../src/contract/dataset.ts'
import type { PlanResult } from '../src/contract/plan.ts'
import { QueryPlan } from '../src/contract/plan.ts'
import { runPlan } from '../src/domains/analytics/runPlan.ts'
import { runPlans } from '../src/domains/analytics/runPlans.ts'
import { loadScan } from '../src/domains/datasets/loadScan.ts'
import type { Context } from '../src/ports/context.ts'
import { type Cluster, settings, startCluster } from './beside/cluster.ts'
import { columns, writeCsvOf, writeOrders } from './beside/orders.ts'
import { type AskedTwice, aggregates, tiles } from './beside/questions.ts'
import { sameAnswer } from './beside/sameAnswer.ts'
import { keepResult } from './machine.ts'
import { median, startWorld, timed } from './world.ts'

/*
 * The same questions to a version of a dataset and to PostgreSQL, over the same generated rows on the same machine:
 * `tsx bench/postgres.ts [rows]`, ten million unless told. Every answer is compared; each time is the median of five,
 * the two sides in turn, nothing cached on ours. Needs about 5 GB of disk.
 */

const ROUNDS = 5
/** Ours are to take at most this share of PostgreSQL's time; fused questions, of separate ones. */
const AIMS = { aggregates: 1 / 6, tiles: 1 / 5, fused: 1 / 2 }

interface Sides {
  ctx: Context
  planOf: (asked: AskedTwice) => QueryPlan
  cluster: Cluster
}

async function compare(asked: AskedTwice, { ctx, planOf, cluster }: Sides) {
  const plan = planOf(asked)
  sameAnswer(asked.name, (await runPlan(ctx, { plan })).table, await cluster.query(asked.sql))
  const [ours, postgres]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(...(await timed(1, () => runPlan(ctx, { plan }))))
    postgres.push(...(await timed(1, () => cluster.query(asked.sql))))
  }
  const [oursMs, postgresMs] = [median(ours), median(postgres)]
  say(
    asked.name,
    `${oursMs.toFixed(0)} ms, PostgreSQL ${postgresMs.toFixed(0)} ms, ${(postgresMs / oursMs).toFixed(1)} x`,
  )
  return { name: asked.name, oursMs, postgresMs, ratio: oursMs / postgresMs }
}

/** PostgreSQL gets the better of one after the other and all at once; so do separate questions of ours. */
async function compareTiles({ ctx, planOf, cluster }: Sides) {
  const plans = tiles.map(planOf)
  const sqls = tiles.map(tile => tile.sql)
  const answers = (await runPlans(ctx, { plans })).results
  for (const [i, tile] of tiles.entries())
    sameAnswer(tile.name, (answers[i] as PlanResult).table, await cluster.query(tile.sql))
  const inTurn = async <T>(items: readonly T[], ask: (item: T) => Promise<unknown>) => {
    for (const item of items) await ask(item)
  }
  const ways = {
    fused: () => runPlans(ctx, { plans }),
    oneByOne: () => inTurn(plans, plan => runPlan(ctx, { plan })),
    atOnce: () => Promise.all(plans.map(plan => runPlan(ctx, { plan }))),
    postgresOneByOne: () => inTurn(sqls, sql => cluster.query(sql)),
    postgresAtOnce: () => cluster.queryAll(sqls),
  }
  const times: Record<string, number[]> = {}
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, way] of Object.entries(ways)) times[name] = [...(times[name] ?? []), ...(await timed(1, way))]
  const ms = (name: keyof typeof ways) => median(times[name] ?? [])
  const fusedMs = ms('fused')
  const separateMs = Math.min(ms('oneByOne'), ms('atOnce'))
  const postgresMs = Math.min(ms('postgresOneByOne'), ms('postgresAtOnce'))
  say(
    'eight tiles',
    `${fusedMs.toFixed(0)} ms, separately ${separateMs.toFixed(0)} ms, PostgreSQL ${postgresMs.toFixed(0)} ms`,
  )
  return { fusedMs, separateMs, postgresMs, ratio: fusedMs / postgresMs, fusedOfSeparate: fusedMs / separateMs }
}

async function prepare(folder: string, rows: number, ingest: (path: string) => Promise<Dataset>) {
  const path = join(folder, 'orders.parquet')
  await writeOrders(path, rows)
  const start = performance.now()
  const dataset = await ingest(path)
  const [table] = dataset.tablesOfVersion
  if (table?.rowCount !== rows) throw new Error(`${table?.rowCount} of ${rows} rows were read`)
  return { dataset, table, ingestSeconds: (performance.now() - start) / 1000 }
}

async function run(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-orders-'))
  chmodSync(folder, 0o755)
  const world = await startWorld()
  let cluster: Cluster | null = null
  try {
    const { ctx } = world
    const { dataset, table, ingestSeconds } = await prepare(folder, rows, world.ingest)
    say('read as a dataset', `${ingestSeconds.toFixed(1)} s`)
    const source = { datasetId: dataset.id, tableId: table.id }
    const idOf = new Map(table.columns.map(column => [column.name, column.id]))
    const { scan } = await loadScan(ctx, source)
    const csv = join(folder, 'orders.csv')
    const names = Object.keys(columns)
    await writeCsvOf(
      await ctx.store.localPath(scan.parts[0] ?? ''),
      names.map(name => idOf.get(name) ?? name),
      csv,
    )
    chmodSync(csv, 0o644)
    cluster = await startCluster(csv)
    rmSync(csv)
    const { load, version, tableMegabytes, indexMegabytes } = cluster
    say(`PostgreSQL ${version}`, `copied in ${load.copy.toFixed(1)} s, indexed in ${load.index.toFixed(1)} s`)
    const planOf = ({ plan }: AskedTwice) => QueryPlan.parse({ source, ...renamed(plan, idOf) })
    const sides = { ctx, planOf, cluster }
    const questions = []
    for (const asked of aggregates) questions.push(await compare(asked, sides))
    const geometricMean = Math.exp(questions.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / questions.length)
    const dashboard = await compareTiles(sides)
    const met = {
      aggregates: geometricMean <= AIMS.aggregates,
      tiles: dashboard.ratio <= AIMS.tiles,
      fused: dashboard.fusedOfSeparate <= AIMS.fused,
    }
    say('aggregates, geometric mean', `1 / ${(1 / geometricMean).toFixed(1)} of PostgreSQL's time (aim 1 / 6)`)
    say('eight tiles under a filter', `1 / ${(1 / dashboard.ratio).toFixed(1)} (aim 1 / 5)`)
    say('fused, of separate', `1 / ${(1 / dashboard.fusedOfSeparate).toFixed(1)} (aim 1 / 2)`)
    keepResult('postgres', {
      rows,
      rounds: ROUNDS,
      postgres: { version, settings, load, tableMegabytes, indexMegabytes },
      ours: { ingestSeconds, megabytes: (await ctx.store.sizeBytes(scan.parts[0] ?? '')) / 1e6 },
      aggregates: { geometricMean, questions },
      tiles: dashboard,
      aims: AIMS,
      met,
    })
    process.exitCode = Object.values(met).every(Boolean) ? 0 : 1
  } finally {
    await cluster?.end()
    await world.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The questions name columns by their names, plans by their ids. */
function renamed<T>(value: T, idOf: ReadonlyMap<string, string>): T {
  if (Array.isArray(value)) return value.map(item => renamed(item, idOf)) as T
  if (value === null || typeof value !== 'object') return value
  const fields = Object.entries(value).map(([key, field]) => [
    key,
    key === 'column' && typeof field === 'string' ? (idOf.get(field) ?? field) : renamed(field, idOf),
  ])
  return Object.fromEntries(fields) as T
}

function say(what: string, figures: string): void {
  console.log(`${what}: ${figures}`)
}

await run(Number(process.argv[2] ?? 10_000_000))
