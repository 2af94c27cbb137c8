import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlanResult } from '../src/contract/plan.ts'
import { QueryPlan } from '../src/contract/plan.ts'
import { runPlan } from '../src/domains/analytics/runPlan.ts'
import { runPlans } from '../src/domains/analytics/runPlans.ts'
import type { Context } from '../src/ports/context.ts'
import { type Cluster, settings } from './beside/cluster.ts'
import { loadOrders } from './beside/loadOrders.ts'
import { type AskedTwice, aggregates, tiles } from './beside/questions.ts'
import { sameAnswer } from './beside/sameAnswer.ts'
import { type Took, took } from './beside/took.ts'
import { keepResult } from './machine.ts'
import { median, startWorld } from './world.ts'

/*
 * The same questions to a version of a dataset and to PostgreSQL, over the same generated rows on the same machine:
 * `tsx bench/postgres.ts [rows]`, ten million unless told. Every answer is compared; each time is the median of three,
 * the two sides in turn, nothing cached on ours. Processor time is told too: it depends less on what else runs. Needs about 5 GB of disk.
 */

const ROUNDS = 3
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
  const [ours, postgres]: [Took[], Took[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await took(cluster, () => runPlan(ctx, { plan })))
    postgres.push(await took(cluster, () => cluster.query(asked.sql)))
  }
  const [oursMs, postgresMs] = [median(ours.map(t => t.ms)), median(postgres.map(t => t.ms))]
  const [oursCpuMs, postgresCpuMs] = [median(ours.map(t => t.oursCpuMs)), median(postgres.map(t => t.postgresCpuMs))]
  const times = [oursMs, postgresMs, oursCpuMs, postgresCpuMs].map(ms => ms.toFixed(0))
  say(asked.name, `${times[0]} ms, PostgreSQL ${times[1]} ms; of processor time ${times[2]} and ${times[3]} ms`)
  return { name: asked.name, oursMs, postgresMs, ratio: oursMs / postgresMs, oursCpuMs, postgresCpuMs }
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
  const times = new Map<string, Took[]>()
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, way] of Object.entries(ways))
      times.set(name, [...(times.get(name) ?? []), await took(cluster, way)])
  const of = (name: keyof typeof ways, figure: keyof Took) => median((times.get(name) ?? []).map(t => t[figure]))
  const ms = (name: keyof typeof ways) => of(name, 'ms')
  const fusedMs = ms('fused')
  const separateMs = Math.min(ms('oneByOne'), ms('atOnce'))
  const postgresMs = Math.min(ms('postgresOneByOne'), ms('postgresAtOnce'))
  const cpuMs = {
    fused: of('fused', 'oursCpuMs'),
    separate: of('oneByOne', 'oursCpuMs'),
    postgres: of('postgresOneByOne', 'postgresCpuMs'),
  }
  const [fused, separate, postgres] = [fusedMs, separateMs, postgresMs].map(x => x.toFixed(0))
  say('eight tiles', `${fused} ms, separately ${separate} ms, PostgreSQL ${postgres} ms`)
  return { fusedMs, separateMs, postgresMs, ratio: fusedMs / postgresMs, fusedOfSeparate: fusedMs / separateMs, cpuMs }
}

async function run(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-orders-'))
  chmodSync(folder, 0o755)
  const world = await startWorld()
  let cluster: Cluster | null = null
  try {
    const { ctx } = world
    const orders = await loadOrders(world, folder, rows)
    const { source, idOf, ingestSeconds, megabytes } = orders
    cluster = orders.cluster
    say('read as a dataset', `${ingestSeconds.toFixed(1)} s`)
    const { load, version, tableMegabytes, indexMegabytes } = cluster
    say(`PostgreSQL ${version}`, `copied in ${load.copy.toFixed(1)} s, indexed in ${load.index.toFixed(1)} s`)
    const planOf = ({ plan }: AskedTwice) => QueryPlan.parse({ source, ...renamed(plan, idOf) })
    const sides = { ctx, planOf, cluster }
    const questions = []
    for (const asked of aggregates) questions.push(await compare(asked, sides))
    const geometricMean = meanOf(questions.map(({ ratio }) => ratio))
    const ofProcessorTime = meanOf(questions.map(({ oursCpuMs, postgresCpuMs }) => oursCpuMs / postgresCpuMs))
    const dashboard = await compareTiles(sides)
    const met = {
      aggregates: geometricMean <= AIMS.aggregates,
      tiles: dashboard.ratio <= AIMS.tiles,
      fused: dashboard.fusedOfSeparate <= AIMS.fused,
    }
    say('aggregates, geometric mean', `1 / ${(1 / geometricMean).toFixed(1)} of PostgreSQL's time (aim 1 / 6)`)
    say('the same of processor time', `1 / ${(1 / ofProcessorTime).toFixed(1)}`)
    say('eight tiles under a filter', `1 / ${(1 / dashboard.ratio).toFixed(1)} (aim 1 / 5)`)
    say('fused, of separate', `1 / ${(1 / dashboard.fusedOfSeparate).toFixed(1)} (aim 1 / 2)`)
    keepResult('postgres', {
      rows,
      rounds: ROUNDS,
      postgres: { version, settings, load, tableMegabytes, indexMegabytes },
      ours: { ingestSeconds, megabytes },
      aggregates: { geometricMean, ofProcessorTime, questions },
      load: loadavg().map(n => Math.round(n * 10) / 10),
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

/** The geometric mean. */
function meanOf(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)
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
