import type { Scalar } from '../../../contract/column.ts'
import type { QueryPlan, TimeUnit } from '../../../contract/plan.ts'
import { epochMs, nextPeriod, periodText } from '../period.ts'
import { type Channel, groupsOn, isRest } from './channel.ts'

const MOST_PERIODS = 5000
/** Bars thinner than their gaps say nothing: empty places are kept only among so many. */
const MOST_PLACES = 400

interface Asked {
  /** Of each row of the answer: groups that stand in several rows are ordered by the sum of theirs. */
  weights?: readonly (number | null)[] | null
  /** Puts places without rows in where the groups follow each other. */
  fill?: (channel: Channel, ascending: readonly Scalar[]) => Scalar[]
}

/** The groups of a channel in the order that the plan asks for; what was folded together comes last. */
export function askedOrder({ sort: [first] }: QueryPlan, x: Channel, { weights, fill }: Asked = {}): Scalar[] {
  const isAscending = first?.direction === 'asc'
  const isByName = first?.by === x.as
  if (isByName && x.isOrdered) {
    const ascending = groupsOn(x)
    const filled = fill ? fill(x, ascending) : ascending
    return isAscending ? filled : restLast(x, filled.reverse())
  }
  if (isByName || !weights) return restLast(x, [...new Set(x.values)])
  const byTotal = groupsOn({ ...x, isOrdered: false }, weights)
  return isAscending ? restLast(x, byTotal.reverse()) : byTotal
}

function restLast(x: Channel, values: readonly Scalar[]): Scalar[] {
  return [...values.filter(value => !isRest(x, value)), ...values.filter(value => isRest(x, value))]
}

/** All periods from the first to the last, those without rows too. Whole years count up by one. */
export function withGaps(keys: readonly Scalar[], unit: TimeUnit | null): Scalar[] {
  const [first, last] = [keys[0], keys.at(-1)]
  if (first === undefined || last === undefined) return []
  if (unit === null)
    return typeof first === 'number' && typeof last === 'number' ? countUp(first, last, keys) : [...keys]
  const all: Scalar[] = []
  for (let ms = epochMs(first); ms <= epochMs(last) && all.length < MOST_PERIODS; ms = nextPeriod(ms, unit))
    all.push(periodText(ms, unit))
  // Only when every key has its place: text in another form would otherwise lose its value.
  const known = new Set(all)
  return keys.every(k => known.has(k)) ? all : [...keys]
}

function countUp(first: number, last: number, keys: readonly Scalar[]): Scalar[] {
  const n = last - first + 1
  const isCount = n <= MOST_PERIODS && keys.every(k => Number.isInteger(k))
  return isCount ? Array.from({ length: n }, (_, i) => first + i) : [...keys]
}

/** Groups in ascending order with the places between them that hold no rows: periods, parts of time, ranges. */
export function withPlaces(channel: Channel, ascending: readonly Scalar[]): Scalar[] {
  const { dimension, column, isFolded } = channel
  const known = ascending.filter(value => value !== null && !isRest(channel, value))
  const others = ascending.filter(value => value === null || isRest(channel, value))
  if (isFolded || known.length < 2) return [...ascending]
  const all = filled(known)
  return all.length > MOST_PLACES ? [...ascending] : [...all, ...others]

  function filled(keys: readonly Scalar[]): Scalar[] {
    if (dimension.timePart !== undefined) return countUp(Number(keys[0]), Number(keys.at(-1)), keys)
    if (dimension.ranges) return dimension.ranges.edges.slice(0, -1)
    if (dimension.bin) return binsBetween(keys, dimension.bin)
    if (dimension.timeUnit !== undefined) return withGaps(keys, dimension.timeUnit)
    return column.role === 'time' ? withGaps(keys, null) : [...keys]
  }
}

function binsBetween(keys: readonly Scalar[], { start, width }: { start: number; width: number }): Scalar[] {
  const indexOf = (key: Scalar) => Math.round((Number(key) - start) / width)
  const at = new Map(keys.map(key => [indexOf(key), key]))
  const [from, to] = [indexOf(keys[0] ?? null), indexOf(keys.at(-1) ?? null)]
  if (to - from > MOST_PLACES) return [...keys]
  // The engine's own number where there is one, to the last bit.
  return Array.from({ length: to - from + 1 }, (_, i) => at.get(from + i) ?? start + (from + i) * width)
}
