import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type DashboardDocument, DrawRequest } from '../src/contract/dashboard.ts'
import { brushDocument } from '../src/domains/dashboards/brushDocument.ts'
import { drawDocument } from '../src/domains/dashboards/drawDocument.ts'
import type { Context } from '../src/ports/context.ts'
import type { Engine } from '../src/ports/engine.ts'
import { near } from '../test/reference/agree.ts'
import { type LoadedOrders, loadOrders } from './beside/loadOrders.ts'
import { ordersDashboard, tilesSql } from './beside/ordersDashboard.ts'
import { type Took, took } from './beside/took.ts'
import { keepResult } from './machine.ts'
import { median, startWorld, timed } from './world.ts'

/*
 * A dashboard of eight tiles over generated orders: `tsx bench/dashboard10m.ts [rows]`, ten million unless told. Its
 * refresh under another filter each time against PostgreSQL in the same run; a brush along the months from cubes against
 * the rows; thirty filter changes in a row. Needs about 5 GB of disk.
 */

const ROUNDS = 3
const BRUSHES = 60
const CHANGES = 30
const AIMS = { refresh: 1 / 5, brushP95Ms: 50, brushOfRows: 1 / 100 }

type Request = Parameters<typeof DrawRequest.parse>[0]

/** The engine, counting what it is asked at once. */
function counting(engine: Engine): { engine: Engine; inFlight: () => number } {
  let open = 0
  const counted = async <T>(work: Promise<T>) => {
    open++
    return work.finally(() => open--)
  }
  return {
    inFlight: () => open,
    engine: {
      run: (...args) => counted(engine.run(...args)),
      runMany: (...args) => counted(engine.runMany(...args)),
      close: () => engine.close(),
    },
  }
}

const draw = (ctx: Context, document: DashboardDocument, request: Request) =>
  drawDocument(ctx, { document, request: DrawRequest.parse(request), values: {} })
const brush = (ctx: Context, document: DashboardDocument, request: Request) =>
  brushDocument(ctx, { document, request: DrawRequest.parse(request), values: {} })
const since = (day: string) => ({ values: { since: { kind: 'range', from: day, to: null } } }) as const
const dayOf = (i: number) => new Date(Date.UTC(2020, 2, 1 + 7 * i)).toISOString().slice(0, 10)
const monthOf = (i: number) => new Date(Date.UTC(2020, i, 1)).toISOString().slice(0, 10)

/** Each round under a filter of its own, so that no answer is known; PostgreSQL gets the better of one by one and all at once. */
async function refresh(ctx: Context, document: DashboardDocument, { cluster, idOf }: LoadedOrders) {
  const [ours, oneByOne, atOnce]: [Took[], Took[], Took[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round++) {
    const sqls = tilesSql(dayOf(round))
    let revenue: unknown
    ours.push(
      await took(cluster, async () => {
        const { tiles } = await draw(ctx, document, since(dayOf(round)))
        const fault = tiles.find(({ problem }) => problem)
        if (fault) throw new Error(`${fault.tileId}: ${fault.problem?.detail}`)
        revenue = tiles.find(({ tileId }) => tileId === 'revenue')?.model?.metric?.value
      }),
    )
    await check(revenue, cluster, sqls[0] ?? '')
    oneByOne.push(
      await took(cluster, async () => {
        for (const sql of sqls) await cluster.query(sql)
      }),
    )
    atOnce.push(await took(cluster, () => cluster.queryAll(sqls)))
  }
  const ms = (all: readonly Took[]) => median(all.map(t => t.ms))
  const oursMs = ms(ours)
  const postgresMs = Math.min(ms(oneByOne), ms(atOnce))
  const oursCpuMs = median(ours.map(t => t.oursCpuMs))
  const postgresCpuMs = median(oneByOne.map(t => t.postgresCpuMs))
  say('refresh', `${oursMs.toFixed(0)} ms, PostgreSQL ${postgresMs.toFixed(0)} ms; ${idOf.size} columns`)
  say('refresh, processor time', `${oursCpuMs} ms, PostgreSQL ${postgresCpuMs} ms`)
  return {
    oursMs,
    postgresMs,
    ratio: oursMs / postgresMs,
    oursCpuMs,
    postgresCpuMs,
    cpuRatio: oursCpuMs / postgresCpuMs,
  }
}

/** @throws Error when the two do not have the same sum */
async function check(ours: unknown, { query }: LoadedOrders['cluster'], sql: string): Promise<void> {
  const theirs = Number(Object.values((await query(sql))[0] ?? {})[0])
  if (Math.abs(Number(ours) - theirs) > 1e-9 * Math.abs(theirs)) throw new Error(`${ours} and ${theirs}`)
}

function monthsFrom(document: DashboardDocument, column: string, [from, to]: [number, number]): Request {
  const tileId = document.tiles.find(({ id }) => id === 'months')?.id ?? ''
  const filter = { op: 'between' as const, column, low: monthOf(from), high: monthOf(to), closed: false }
  return { selections: [{ tileId, filter }] }
}

async function brushing(ctx: Context, document: DashboardDocument, { idOf }: LoadedOrders) {
  const day = idOf.get('day') ?? ''
  const range = (i: number): [number, number] => [i % 40, (i % 40) + 3 + (i % 17)]
  const start = performance.now()
  const first = await brush(ctx, document, monthsFrom(document, day, range(0)))
  const buildMs = performance.now() - start
  const times: number[] = []
  for (let i = 1; i <= BRUSHES; i++)
    times.push(...(await timed(1, () => brush(ctx, document, monthsFrom(document, day, range(i))))))
  const raw: number[] = []
  for (let i = 0; i < 5; i++) {
    const request = monthsFrom(document, day, [i, i + 20 + i])
    raw.push(...(await timed(1, () => draw(ctx, document, request))))
    sameTiles(await brush(ctx, document, request), await draw(ctx, document, request))
  }
  const sorted = times.sort((a, b) => a - b)
  const at = (p: number) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0
  const [p50Ms, p95Ms, rowsMs] = [at(0.5), at(0.95), median(raw)]
  say('brushing', `p50 ${p50Ms.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms; of the rows ${rowsMs.toFixed(0)} ms`)
  say('cubes', `${first.fromCube.length} of ${first.tiles.length} tiles, made in ${buildMs.toFixed(0)} ms`)
  return {
    cubes: first.fromCube.length,
    followers: first.tiles.length,
    buildMs,
    p50Ms,
    p95Ms,
    rowsMs,
    ofRows: p95Ms / rowsMs,
  }
}

type Drawn = Awaited<ReturnType<typeof draw>>

/** @throws Error when a tile out of a cube is not what its rows make; doubles may differ in their last digits */
function sameTiles({ tiles }: Awaited<ReturnType<typeof brush>>, { tiles: drawn }: Drawn): void {
  for (const { tileId, model } of tiles) {
    const cells = model?.table.data.flat() ?? []
    const others = drawn.find(tile => tile.tileId === tileId)?.model?.table.data.flat() ?? []
    const isSame = cells.length === others.length && cells.every((cell, i) => near(cell, others[i] ?? null))
    if (!isSame) throw new Error(`${tileId} differs`)
  }
}

/** A new filter before the last one is answered: the old question is stopped, and only the last is ever shown. */
async function changes(ctx: Context, document: DashboardDocument) {
  const { engine, inFlight } = counting(ctx.engine)
  const shown: number[] = []
  const most: number[] = []
  let before = new AbortController()
  const asked: Promise<void>[] = []
  for (let i = 0; i < CHANGES; i++) {
    before.abort()
    const own = new AbortController()
    before = own
    const request = since(dayOf(60 + i))
    asked.push(
      draw({ ...ctx, engine, signal: own.signal }, document, request).then(
        () => void (own.signal.aborted || shown.push(i)),
        fault => {
          if (!own.signal.aborted) throw fault
        },
      ),
    )
    await pause(40)
    most.push(inFlight())
  }
  const start = performance.now()
  await Promise.all(asked)
  const settledMs = performance.now() - start
  if (shown.at(-1) !== CHANGES - 1) throw new Error(`the last change is not the last shown: ${shown}`)
  if (inFlight() > 0) throw new Error(`${inFlight()} questions are still asked`)
  say(
    'thirty changes',
    `at most ${Math.max(...most)} questions at once, settled ${settledMs.toFixed(0)} ms after the last`,
  )
  return { changes: CHANGES, mostAtOnce: Math.max(...most), settledMs, shown: shown.length, isLastShown: true }
}

async function run(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-dashboard-'))
  chmodSync(folder, 0o755)
  const world = await startWorld({ hasCache: true })
  let end = async () => {}
  try {
    const orders = await loadOrders(world, folder, rows)
    end = () => orders.cluster.end()
    say('read as a dataset', `${orders.ingestSeconds.toFixed(1)} s`)
    const document = ordersDashboard(orders)
    const refreshed = await refresh(world.ctx, document, orders)
    const brushed = await brushing(world.ctx, document, orders)
    const changed = await changes(world.ctx, document)
    const met = {
      refresh: refreshed.ratio <= AIMS.refresh,
      brushP95: brushed.p95Ms <= AIMS.brushP95Ms,
      brushOfRows: brushed.ofRows <= AIMS.brushOfRows,
    }
    say('refresh, of PostgreSQL', `1 / ${(1 / refreshed.ratio).toFixed(1)} (aim 1 / 5)`)
    say('brushing, of the rows', `1 / ${(1 / brushed.ofRows).toFixed(0)} (aim 1 / 100)`)
    const load = loadavg().map(n => Math.round(n * 10) / 10)
    keepResult('dashboard', {
      rows,
      rounds: ROUNDS,
      load,
      refresh: refreshed,
      brushing: brushed,
      changes: changed,
      aims: AIMS,
      met,
    })
    process.exitCode = Object.values(met).every(Boolean) ? 0 : 1
  } finally {
    await end()
    await world.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

function say(what: string, figures: string): void {
  console.log(`${what}: ${figures}`)
}

await run(Number(process.argv[2] ?? 10_000_000))
