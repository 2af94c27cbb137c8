import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Column } from '../../src/contract/column.ts'
import type { Dimension, Filter, QueryPlan } from '../../src/contract/plan.ts'
import { planWith } from '../../src/core/chart/withConditions.ts'
import { cellsOf } from '../../src/core/cube/cells.ts'
import { cubeOf } from '../../src/core/cube/cubeOf.ts'
import { selectingBy } from '../../src/core/cube/selectingBy.ts'
import { sliceCube } from '../../src/core/cube/sliceCube.ts'
import { keyFilter } from '../../src/core/relation/keyFilter.ts'
import { lower } from '../../src/core/relation/lower.ts'
import { authorised } from '../factories/authorised.ts'
import { buildColumn } from '../factories/column.ts'
import { near } from './agree.ts'
import { Draw } from './draw.ts'
import { compare } from './filter.ts'
import { dated, type Proving, startProving } from './prove.ts'
import { randomPlan } from './randomPlan.ts'

const PATIENCE_MS = 600_000
const seeds = Array.from({ length: 150 }, (_, i) => i + 1)

/** Columns with the profiles that an estimate of a cube needs. */
function columnsOf({ table }: Proving): Map<string, Column> {
  return new Map(
    table.columns.map(({ id, name, type, scale }) => {
      const cells = table.rows.map(row => row[id] ?? null)
      const values = [...new Set(cells)].filter(cell => cell !== null).sort(compare)
      const profile = { rows: cells.length, nulls: cells.filter(cell => cell === null).length, distinct: values.length }
      const ends = { min: values[0] ?? null, max: values.at(-1) ?? null }
      return [id, buildColumn({ id, name, type, scale, profile: { ...profile, ...ends } })]
    }),
  )
}

/** A selection among the groups of a dimension, as a click, several, or a brush makes it. */
async function randomSelection({ engine, scan }: Proving, draw: Draw, active: Dimension): Promise<Filter> {
  const plan: QueryPlan = {
    ...{ source: { datasetId: 'd', tableId: 't' }, dimensions: [active], measures: [], tops: [], sort: [] },
    ...{ limit: 20_000, offset: 0 },
  }
  const { table } = await engine.run(authorised(lower(plan, scan)))
  const keys = table.data[0] ?? []
  const one = () => keyFilter(active, keys[draw.whole(0, keys.length - 1)] ?? null)
  if (draw.chance(0.3)) return one()
  const two: Filter = { op: 'or', of: [one(), one()] }
  if (draw.chance(0.5)) return draw.chance(0.5) ? two : { op: 'not', of: two }
  const [a, b] = [one(), one()]
  if (a.op !== 'between' || b.op !== 'between') return { op: 'or', of: [a, b] }
  return { ...a, low: a.low, high: b.high }
}

/** Null when the cube answers as the rows do; `false` when the plan is none that a cube can answer. */
async function proveCube(proving: Proving, columns: Map<string, Column>, seed: number): Promise<string | null | false> {
  const { engine, scan, now } = proving
  const draw = new Draw(seed)
  const plan = simple(dated(randomPlan(seed), scan, now), draw)
  const [active] = randomPlan(seed + 5000).dimensions
  if (active === undefined || plan.columns !== undefined) return false
  const selection = await randomSelection(proving, draw, active)
  const selecting = selectingBy(selection, [active], columns)
  const cube = selecting && cubeOf(plan, selecting.dimensions, { scan, columns })
  if (!cube) return false
  const said = `${JSON.stringify({ plan, active, selection })}`
  const made = await engine.run(authorised(cube.relation), { maxRows: 200_000 })
  const cells = cellsOf(cube, made.table, id => columns.get(id)?.scale ?? null)
  if (!cells) return `seed ${seed}: no cells ${said}`
  const answer = sliceCube({ cube, cells, bill: made.bill, scan }, selection, selecting)
  if (!answer) return false
  const raw = await engine.run(authorised(lower(planWith(plan, [selection]), scan)))
  const fault = differenceOf(answer.table, raw.table) ?? differenceOf(answer.bill, raw.bill)
  return fault === null ? null : `seed ${seed}: ${fault} ${said}`
}

/** Where two answers differ; numbers may in their last digits. */
function differenceOf(a: unknown, b: unknown, at = ''): string | null {
  if (typeof a === 'number' && typeof b === 'number' && near(a, b)) return null
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Object.is(a, b) ? null : `${at}: ${JSON.stringify(a)} instead of ${JSON.stringify(b)}`
  const [x, y] = [Object.entries(a), new Map(Object.entries(b))]
  if (x.length !== y.size) return `${at}: ${x.length} instead of ${y.size}`
  for (const [key, value] of x) {
    const fault = differenceOf(value, y.get(key), `${at}/${key}`)
    if (fault !== null) return fault
  }
  return null
}

/** Mostly without what no cube can answer, so that few draws are in vain. */
function simple(plan: QueryPlan, draw: Draw): QueryPlan {
  if (draw.chance(0.1)) return plan
  const { having: _having, sample: _sample, ...rest } = plan
  const measures = plan.measures.map(({ calculation: _calculation, p: _p, ...measure }) => {
    const isHard = !['count', 'sum', 'mean', 'min', 'max'].includes(measure.aggregate)
    return isHard ? { ...measure, aggregate: 'count' as const } : measure
  })
  return { ...rest, measures }
}

describe('cubes', () => {
  let proving: Proving
  let columns: Map<string, Column>
  beforeAll(async () => {
    proving = await startProving(2500, 11)
    columns = columnsOf(proving)
  })
  afterAll(() => proving.end())

  test(
    'answer random questions under random selections as the rows do: values, types, order, nulls and bill',
    async () => {
      const outcomes = await Promise.all(seeds.map(seed => proveCube(proving, columns, seed)))
      expect(outcomes.filter(outcome => typeof outcome === 'string').slice(0, 5)).toEqual([])
      expect(outcomes.filter(outcome => outcome === null).length).toBeGreaterThan(60)
    },
    PATIENCE_MS,
  )
})
