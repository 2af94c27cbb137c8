import type { TimeUnit } from '../../../contract/plan.ts'
import { epochMs } from '../../chart/period.ts'
import { nextUnit } from '../../relation/timeUnit.ts'
import type { Fill, Series } from './series.ts'

interface Period {
  at: string
  value: number
}

type Filled = Pick<Series, 'at' | 'xs' | 'places' | 'y' | 'gaps' | 'filled'>

interface Filling {
  unit: TimeUnit
  fill: Fill
  /** First and last whole period that the data reach: where nothing is zero, zeros go on up to here. */
  reached: { from: string; to: string }
}

/** Periods in a row, each with its place; those missing between the first and the last are named, and filled when said. */
export function filledIn(known: readonly Period[], { unit, fill, reached }: Filling): Filled {
  const values = new Map(known.map(({ at, value }) => [at, value]))
  const ends = { from: known[0]?.at ?? '', to: known.at(-1)?.at ?? '' }
  const all = calendarOf(fill === 'zero' ? reached : ends, unit)
  const gaps = all.filter(at => !values.has(at))
  const placed = all.map((at, place) => ({ at, place, value: values.get(at) ?? null }))
  const kept = placed.flatMap(({ at, place, value }) => {
    if (value !== null) return [{ at, place, value }]
    if (fill === 'none') return []
    return [{ at, place, value: fill === 'zero' ? 0 : between(placed, place) }]
  })
  return {
    at: kept.map(({ at }) => at),
    xs: kept.map(({ at }) => epochMs(at)),
    places: Float64Array.from(kept, ({ place }) => place),
    y: Float64Array.from(kept, ({ value }) => value),
    gaps,
    filled: fill,
  }
}

/** Every period from one to another. */
function calendarOf({ from, to }: Filling['reached'], unit: TimeUnit): string[] {
  const all: string[] = []
  for (let at = from; at < to; at = nextUnit(at, unit)) all.push(at)
  return [...all, to]
}

/** On the line between the nearest neighbours that are known; both ends always are. */
function between(placed: readonly { value: number | null }[], place: number): number {
  let [before, after] = [place, place]
  while (placed[before]?.value === null) before--
  while (placed[after]?.value === null) after++
  const [a, b] = [placed[before]?.value ?? 0, placed[after]?.value ?? 0]
  return a + ((b - a) * (place - before)) / (after - before)
}
