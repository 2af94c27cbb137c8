import type { Scalar } from '../../contract/column.ts'
import type { Bill, Filter, QueryPlan, ResultTable } from '../../contract/plan.ts'
import type { Scan } from '../../contract/relation.ts'
import { planWith } from '../chart/withConditions.ts'
import { billPlan, settle } from '../relation/bill.ts'
import { lower } from '../relation/lower.ts'
import { columnsOf } from '../relation/schema.ts'
import type { Cells } from './cells.ts'
import type { Cube, MeasureParts } from './cubeOf.ts'
import { countAt, type Groups } from './groups.ts'
import { inOrder } from './inOrder.ts'
import { keepLeading } from './keepLeading.ts'
import { mergeParts } from './mergeParts.ts'
import type { Selecting } from './selectingBy.ts'

/** Longer answers are cut by the engine. */
const MOST_ROWS = 20_000

/** What a cube's answer was asked with. */
interface Sliced {
  cube: Cube
  cells: Cells
  /** Of the cube's own rows: which conditions left how many out. */
  bill: Bill
  scan: Scan
}

/**
 * The answer to a cube's plan under one more condition, as the engine would have computed it of the rows: groups that
 * lead, order, page and bill. Null where 'Other' stands beside keys whose text only the engine writes.
 */
export function sliceCube(
  { cube, cells, bill, scan }: Sliced,
  selection: Filter,
  { holds }: Selecting,
): { table: ResultTable; bill: Bill } | null {
  const { plan, measures } = cube
  const narrow = planWith(plan, [selection])
  const relation = lower(narrow, scan)
  const all = selectedGroups(cells, holds, plan.dimensions.length === 0)
  const led = keepLeading(all, cube, scan)
  if (led === null) return null
  const order = inOrder(led.groups, plan, measures)
  const page = order.slice(plan.offset, plan.offset + Math.min(plan.limit, MOST_ROWS))
  const keys = plan.dimensions.map((_, d) => page.map(group => led.groups.keys[group]?.[d] ?? null))
  const figures = measures.map((measure, m) => page.map(group => figureOf(plan, m, measure, led.groups, group)))
  const used = (groups: readonly number[]) => groups.reduce((sum, group) => sum + countAt(led.groups, 1, group), 0)
  const total = (groups: Groups, part: number) =>
    groups.alive.reduce((sum, group) => sum + countAt(groups, part, group), 0)
  const stages = [...stagesOf(bill, plan), total(all, 0), ...led.afterTops]
  const known = billPlan(relation)
  const base = led.ofRows ?? all
  return {
    table: {
      columns: columnsOf(relation).map(({ id, name, type }) => ({ id, name, type })),
      data: [...keys, ...figures],
      rowCount: page.length,
      truncated: order.length > plan.offset + page.length,
    },
    bill: settle(known, known.endsInTally ? stages.slice(0, -1) : stages, {
      ...{ rowsIn: total(base, 0), usedIn: total(base, 1) },
      ...{ led: used(order), kept: used(order), used: used(page) },
    }),
  }
}

function selectedGroups(cells: Cells, holds: Selecting['holds'], isTotal: boolean): Groups {
  const ranges = cells.selectingKeys.flatMap((key, i) =>
    holds(key) ? [cells.order.subarray(cells.starts[i] ?? 0, cells.starts[i + 1] ?? 0)] : [],
  )
  const taken = new Int32Array(ranges.reduce((length, range) => length + range.length, 0))
  let next = 0
  for (const range of ranges) {
    taken.set(range, next)
    next += range.length
  }
  const keys = isTotal ? [[]] : cells.groupKeys
  const { parts, isThere } = mergeParts({ parts: cells.parts, taken }, cell => cells.group[cell] ?? 0, keys.length)
  const alive = keys.flatMap((_, group) => (isTotal || isThere[group] ? [group] : []))
  return { keys, alive, parts }
}

function figureOf(plan: QueryPlan, m: number, { value, count }: MeasureParts, groups: Groups, group: number): Scalar {
  const fn = plan.measures[m]?.aggregate
  if (fn === 'count') return countAt(groups, value, group)
  const part = groups.parts[value]
  const merged = part?.values[group] ?? Number.NaN
  if (!part || Number.isNaN(merged)) return null
  return fn === 'mean' ? Number(part.write(merged)) / countAt(groups, count, group) : part.write(merged)
}

/** Rows of the table, and those after each of the plan's own conditions. */
function stagesOf({ rowsIn, leftOut }: Bill, { filter }: QueryPlan): number[] {
  const steps = filter === undefined ? 0 : filter.op === 'and' ? filter.of.length : 1
  const stages = [rowsIn]
  for (const { count } of leftOut.slice(0, steps)) stages.push((stages.at(-1) ?? 0) - count)
  return stages
}
