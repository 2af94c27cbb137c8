import type { Column } from '../../contract/column.ts'
import type { Dimension, QueryPlan } from '../../contract/plan.ts'
import type { Aggregate, Named, Relation, Scan } from '../../contract/relation.ts'
import { epochMs, periodsIn } from '../chart/period.ts'
import { aggregate, call, column as columnExpression } from '../relation/build.ts'
import { canonical } from '../relation/canonical.ts'
import { rowsOf } from '../relation/lower.ts'
import { schemaOf, typeOfAggregate } from '../relation/schema.ts'
import { aggregateOf, dimensionOf } from '../relation/values.ts'

/** More cells than this are no smaller than the rows they are made of. */
export const MOST_CELLS = 200_000

/** Where the parts of a plan's figures stand among the parts of its cube. */
export interface MeasureParts {
  value: number
  /** How many values there are, for what is null without any. */
  count: number
}

/**
 * A plan's groups once more parted by what a selection chooses among: whatever is selected, the plan's answer is put
 * together from these cells. Falcon's data tiles (Moritz, Howe & Heer 2019) without their prefix sums.
 */
export interface Cube {
  relation: Relation
  plan: QueryPlan
  dimensions: readonly Dimension[]
  selecting: readonly Dimension[]
  /** The measures of the relation: the first counts rows, the second those that a measure can use. */
  parts: readonly Named<Aggregate>[]
  measures: readonly MeasureParts[]
}

/** Of these the value of several groups together comes from the values of each. */
const merging: ReadonlySet<Aggregate['fn']> = new Set(['count', 'sum', 'mean', 'min', 'max'])

/**
 * The cube of a plan under its own filter, or null when its answer cannot be put together from one: it lists or samples
 * rows, has figures that do not merge, calculations or conditions on figures, or too many cells. The plan has been checked.
 */
export function cubeOf(
  plan: QueryPlan,
  selecting: readonly Dimension[],
  { scan, columns }: { scan: Scan; columns: ReadonlyMap<string, Column> },
): Cube | null {
  if (!canMerge(plan)) return null
  const cells = [...plan.dimensions, ...selecting].reduce((n, dimension) => n * groupsOf(dimension, columns), 1)
  const rows = columns.values().next().value?.profile.rows ?? 0
  if (Math.min(cells, rows) > MOST_CELLS) return null
  const { parts, measures } = partsOf(plan)
  const groups = [...plan.dimensions, ...selecting].map((dimension, i) => ({
    as: `g${i}`,
    value: dimensionOf(dimension),
  }))
  const relation = aggregate(rowsOf(plan, scan), groups, parts)
  return { relation, plan, dimensions: plan.dimensions, selecting, parts, measures }
}

function canMerge({ columns, sample, having, measures }: QueryPlan): boolean {
  if (columns !== undefined || sample !== undefined || having !== undefined) return false
  return measures.every(({ aggregate: fn, calculation }) => calculation === undefined && merging.has(fn))
}

/** At most so many keys, a missing one among them. */
function groupsOf(
  { column, timeUnit, timePart, bin, ranges }: Dimension,
  columns: ReadonlyMap<string, Column>,
): number {
  const profile = columns.get(column)?.profile
  if (profile === undefined) return 1
  const keys = () => {
    if (timePart !== undefined) return 31
    if (ranges !== undefined) return ranges.edges.length
    if (timeUnit !== undefined) return periodsIn(epochMs(profile.max) - epochMs(profile.min), timeUnit) + 2
    return bin === undefined ? profile.distinct : (Number(profile.max) - Number(profile.min)) / bin.width + 2
  }
  const most = keys()
  return (Number.isFinite(most) ? Math.min(most, profile.distinct) : profile.distinct) + (profile.nulls > 0 ? 1 : 0)
}

function partsOf(plan: QueryPlan): Pick<Cube, 'parts' | 'measures'> {
  const parts: Named<Aggregate>[] = []
  const place = (value: Aggregate) => {
    const found = parts.findIndex(part => canonical(part.value) === canonical(value))
    return found >= 0 ? found : parts.push({ as: `m${parts.length}`, value }) - 1
  }
  const rows = place({ fn: 'count' })
  // Always the second, even where it is the same as the first.
  parts.push({ as: 'm1', value: usedRows(plan) })
  const measures = plan.measures.map((measure): MeasureParts => {
    const value = aggregateOf(measure)
    if (value.arg === undefined) return { value: rows, count: rows }
    const count = place({ fn: 'count', arg: value.arg })
    if (value.fn === 'count') return { value: count, count }
    return { value: place({ fn: value.fn === 'mean' ? 'sum' : value.fn, arg: value.arg }), count }
  })
  return { parts, measures }
}

/** A row is used when any measure has a value in it; a count of rows uses every row. */
function usedRows({ measures }: QueryPlan): Aggregate {
  const ids = new Set(measures.map(({ column }) => column))
  const named = [...ids].filter(id => id !== undefined)
  const [only] = named
  if (only === undefined || named.length < ids.size) return { fn: 'count' }
  if (named.length === 1) return { fn: 'count', arg: columnExpression(only) }
  return { fn: 'count', where: call('or', ...named.map(id => call('notNull', columnExpression(id)))) }
}

/** The types that the parts of a cube are answered with. */
export function typesOfParts({ relation, parts }: Cube) {
  const schema = schemaOf('input' in relation ? relation.input : relation)
  return parts.map(({ value }) => typeOfAggregate(value, schema))
}
