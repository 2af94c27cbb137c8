import type { ColumnType, Scalar } from '../../contract/column.ts'
import type { Dimension, Top } from '../../contract/plan.ts'
import type { Scan } from '../../contract/relation.ts'
import { OTHER } from '../relation/dialects/top.ts'
import { compareScalars } from './compareScalars.ts'
import type { Cube } from './cubeOf.ts'
import { countAt, type Groups } from './groups.ts'
import { rankOf } from './inOrder.ts'
import { mergeParts } from './mergeParts.ts'

interface Led {
  groups: Groups
  /** Rows left after each top that drops some, where the engine ranks rows instead of groups; else none. */
  afterTops: number[]
  /** The groups whose rows the engine aggregates, where that is after the tops. */
  ofRows: Groups | null
}

/**
 * The groups of which only the leading values of some dimensions stay, the rest dropped or together under 'Other'. Null
 * where a key beside 'Other' would have to be written as the engine writes it.
 */
export function keepLeading(all: Groups, cube: Cube, scan: Scan): Led | null {
  const { plan } = cube
  let groups = all
  const afterTops: number[] = []
  for (const top of plan.tops) {
    const d = plan.dimensions.findIndex(({ as }) => as === top.dimension)
    const dimension = plan.dimensions[d]
    if (!dimension) return null
    const type = typeOfKeys(dimension, scan)
    if (top.other && !isTextual(type)) return null
    const leaders = leadersOf(groups, d, top, cube)
    groups = top.other ? folded(groups, d, leaders) : kept(groups, d, leaders)
    if (!top.other) afterTops.push(groups.alive.reduce((sum, group) => sum + countAt(groups, 0, group), 0))
  }
  const isOfRows = ranksRows(cube)
  return { groups, afterTops: isOfRows ? afterTops : [], ofRows: isOfRows ? groups : null }
}

/** As the engine does: figures that do not merge in its own terms are ranked over the rows. */
function ranksRows({ plan: { dimensions, measures, tops } }: Cube): boolean {
  const [only, ...others] = tops
  if (only === undefined || (dimensions.length === 1 && others.length === 0 && !only.other)) return false
  return measures.some(({ aggregate }) => aggregate === 'mean')
}

function typeOfKeys({ column, timeUnit, timePart, bin, ranges }: Dimension, scan: Scan): ColumnType {
  if (bin !== undefined || ranges !== undefined) return 'double'
  if (timePart !== undefined) return 'integer'
  if (timeUnit !== undefined) return timeUnit === 'hour' || timeUnit === 'minute' ? 'timestamp' : 'date'
  return scan.columns.find(({ id }) => id === column)?.type ?? 'double'
}

const isTextual = (type: ColumnType) => type === 'text' || type === 'integer' || type === 'boolean' || type === 'date'

function leadersOf(groups: Groups, d: number, { measure, n, other }: Top, { plan, measures }: Cube): Set<Scalar> {
  const ranked = groups.alive.filter(group => !(other && groups.keys[group]?.[d] === OTHER))
  const values = [...new Set(ranked.map(group => groups.keys[group]?.[d] ?? null))]
  const places = new Map(values.map((value, i) => [value, i]))
  const placeOf = (group: number) => places.get(groups.keys[group]?.[d] ?? null) ?? 0
  const merged = mergeParts({ parts: groups.parts, taken: new Int32Array(ranked) }, placeOf, values.length)
  const by = rankOf(merged, plan, measures, measure)
  const order = values.map((value, i) => ({ value, by: by(i) }))
  order.sort((a, b) => {
    const c = a.by !== null && b.by !== null ? b.by - a.by : compareScalars(a.by, b.by)
    return c === 0 || Number.isNaN(c) ? compareScalars(a.value, b.value) : c
  })
  return new Set(order.slice(0, n).map(({ value }) => value))
}

const kept = (groups: Groups, d: number, leaders: ReadonlySet<Scalar>): Groups => ({
  ...groups,
  alive: groups.alive.filter(group => leaders.has(groups.keys[group]?.[d] ?? null)),
})

/** Groups whose keys are the same now become one. */
function folded(groups: Groups, d: number, leaders: ReadonlySet<Scalar>): Groups {
  const places = new Map<string, number>()
  const keys: Scalar[][] = []
  const into = new Map<number, number>()
  for (const group of groups.alive) {
    const before = groups.keys[group] ?? []
    const value = before[d] ?? null
    const key = before.with(d, leaders.has(value) ? (value === null ? null : String(value)) : OTHER)
    const name = JSON.stringify(key)
    const place = places.get(name) ?? keys.push(key) - 1
    places.set(name, place)
    into.set(group, place)
  }
  const { parts } = mergeParts(
    { parts: groups.parts, taken: new Int32Array(groups.alive) },
    group => into.get(group) ?? 0,
    keys.length,
  )
  return { keys, alive: keys.map((_, i) => i), parts }
}
