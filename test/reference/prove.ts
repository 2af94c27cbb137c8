import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDbEngine } from '../../src/adapters/engine/createEngine.ts'
import { createEngine } from '../../src/adapters/engine/createEngine.ts'
import type { Scalar } from '../../src/contract/column.ts'
import type { QueryPlan } from '../../src/contract/plan.ts'
import type { FigureRef } from '../../src/contract/provenance.ts'
import type { Relation, Scan } from '../../src/contract/relation.ts'
import { calculatedRelation } from '../../src/core/relation/calculatedFigure.ts'
import { figureRelation, invert } from '../../src/core/relation/invert.ts'
import { leadersRelation } from '../../src/core/relation/leaders.ts'
import { lower } from '../../src/core/relation/lower.ts'
import { resolveDates } from '../../src/core/relation/resolveDates.ts'
import { schemaOf } from '../../src/core/relation/schema.ts'
import { authorised } from '../factories/authorised.ts'
import { difference, near } from './agree.ts'
import { aggregate, evaluate } from './evaluate.ts'
import type { Now } from './filter.ts'
import { compare, holds, timeless } from './filter.ts'
import { randomPlan } from './randomPlan.ts'
import type { Cell, Table } from './table.ts'
import { randomTable, writePart } from './table.ts'

/** A table on disk, the engine over it, and the reference beside it. */
export interface Proving {
  engine: DuckDbEngine
  table: Table
  scan: Scan
  now: Now
  end(): Promise<void>
}

export async function startProving(rowCount: number, seed: number): Promise<Proving> {
  const folder = mkdtempSync(join(tmpdir(), "it's [a] folder-"))
  const table = randomTable(rowCount, seed)
  await writePart(table, folder, 'part.parquet')
  const store = { localPath: async (key: string) => join(folder, key) }
  const engine = createEngine({ store, poolSize: 1, folder, cacheBytes: 0, maxWaiting: 1000 })
  const source = { workspaceId: 'w', datasetId: 'd', versionId: 'v', tableId: 't' }
  const newest = new Map(table.columns.map(({ id }) => [id, newestOf(table, id)]))
  const scan: Scan = { op: 'scan', ...source, parts: ['part.parquet'], columns: table.columns }
  const end = async () => {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    engine,
    table,
    scan,
    now: { today: '2021-03-17T10:41:07', newestOf: column => newest.get(column) ?? null },
    end,
  }
}

/** Answers plan number `seed` in both ways; null when they agree. */
export async function provePlan({ engine, table, scan, now }: Proving, seed: number): Promise<string | null> {
  const plan = randomPlan(seed)
  const relation = lower(dated(plan, scan, now), scan)
  const result = await engine.run(authorised(relation)).catch((error: Error) => error)
  if (result instanceof Error) return `plan ${seed}: ${result.cause ?? result}\n${JSON.stringify(plan)}`
  const fault = difference(plan, result, evaluate(plan, table, now))
  return fault === null ? null : `plan ${seed}: ${fault}\n${JSON.stringify(plan)}\n${result.sql}`
}

/** Answers several plans fused and on their own; null when nothing differs. */
export async function proveFusion(
  { engine, table, scan, now }: Proving,
  seeds: readonly number[],
): Promise<string | null> {
  const shared = randomPlan(seeds[0] ?? 0).filter
  const plans = seeds.map(seed => withFilter(randomPlan(seed), shared))
  const results = await engine.runMany(plans.map(plan => authorised(lower(dated(plan, scan, now), scan))))
  for (const [i, plan] of plans.entries()) {
    const result = results[i]
    const fault = result === undefined ? 'no answer' : difference(plan, result, evaluate(plan, table, now))
    if (fault !== null) return `fused plan ${seeds[i]}: ${fault}\n${JSON.stringify(plan)}`
  }
  return null
}

/** Takes figures of a plan's answer and finds their rows: the rows must add up to the figure. */
export async function proveInversion(proving: Proving, seed: number): Promise<string | null> {
  const { engine, scan, now } = proving
  const plan = dated(randomPlan(seed), scan, now)
  if (plan.columns !== undefined || plan.measures.length === 0) return null
  const { table } = await engine.run(authorised(lower(plan, scan)))
  const picked = [0, Math.floor(table.rowCount / 2), table.rowCount - 1]
  for (const row of new Set(picked.filter(i => i >= 0 && i < table.rowCount))) {
    for (const [m, { as: measure }] of plan.measures.entries()) {
      const cells = plan.dimensions.map((d, i): [string, Scalar] => [d.as, table.data[i]?.[row] ?? null])
      const value = table.data[plan.dimensions.length + m]?.[row] ?? null
      const fault = await proveFigure(proving, { plan, group: Object.fromEntries(cells), measure }, value)
      if (fault !== null) return `figure of plan ${seed}: ${fault}\n${JSON.stringify({ plan, cells, measure })}`
    }
  }
  return null
}

async function proveFigure({ engine, table, scan }: Proving, figure: FigureRef, value: Scalar): Promise<string | null> {
  const schema = schemaOf(scan)
  const leaders: (readonly Scalar[])[] = []
  for (const i of figure.plan.tops.keys()) {
    const ask = leadersRelation(figure, i, scan, leaders)
    leaders.push(ask === null ? [] : ((await engine.run(authorised(ask))).table.data[0] ?? []))
  }
  const inversion = invert(figure, schema, leaders)
  const again = await engine.run(authorised(figureRelation(figure, inversion, scan)))
  const own = again.table.data[0]?.[0] ?? null
  const calculated = calculatedRelation(figure, scan)
  const computed = calculated === null ? own : await only(engine, calculated)
  if (!near(computed, value)) return `computed again it is ${computed}, not ${value}`
  const leftOut = again.bill.leftOut.reduce((sum, { count }) => sum + count, 0)
  if (again.bill.rowsIn !== again.bill.rowsUsed + leftOut) return `bill ${JSON.stringify(again.bill)}`
  const { rows } = inversion
  const measure = figure.plan.measures.find(m => m.as === figure.measure)
  if (rows === null || measure === undefined) return null
  const behind = table.rows.filter(row => holds(rows, row, timeless))
  if (behind.length !== again.bill.rowsUsed)
    return `${behind.length} rows behind it, ${again.bill.rowsUsed} on the bill`
  const added = aggregate(measure, behind)
  return near(added, own) ? null : `its rows add up to ${added}, not ${own}: ${JSON.stringify(rows)}`
}

async function only(engine: DuckDbEngine, relation: Relation): Promise<Scalar> {
  return (await engine.run(authorised(relation))).table.data[0]?.[0] ?? null
}

export function dated(plan: QueryPlan, scan: Scan, { today, newestOf }: Now): QueryPlan {
  const typeOf = (id: string) => scan.columns.find(column => column.id === id)?.type
  return resolveDates(plan, { today, newestOf, typeOf })
}

function newestOf(table: Table, column: string): Cell {
  const cells = table.rows.map(row => row[column] ?? null).filter(cell => cell !== null)
  return cells.sort(compare).at(-1) ?? null
}

function withFilter(plan: QueryPlan, filter: QueryPlan['filter']): QueryPlan {
  const { filter: _own, sample: _sample, ...rest } = plan
  return filter === undefined ? rest : { ...rest, filter }
}
