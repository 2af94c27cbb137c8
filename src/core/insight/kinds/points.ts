import type { Column, Scalar } from '../../../contract/column.ts'
import type { TimeUnit } from '../../../contract/plan.ts'
import { epochMs, isWhole, lengthOf, periodLabel } from '../../chart/period.ts'
import type { GroupFacts } from '../../stats/groups/facts.ts'
import { type Moments, noValues, together } from '../../stats/groups/moments.ts'

export interface Series {
  time: Column
  /** Of the facts, and of the chart that shows them. */
  unit: TimeUnit
  shownUnit: TimeUnit
  measures: readonly Column[]
  /** In the order of time. */
  periods: readonly GroupFacts[]
}

/** A period as the chart shows it, and the values in it. */
export interface Point {
  start: string
  label: string
  of: Moments
}

/** The periods as the chart shows them; one that the data do not reach the end of, or begin in, is left out. */
export function pointsOf({ periods, shownUnit, time }: Series, m: number): Point[] {
  const { min, max } = time.profile
  const merged = new Map<string, Moments>()
  for (const { key, of } of periods) {
    const start = startOf(String(key), shownUnit)
    const part = of[m]
    if (part && part.n > 0) merged.set(start, together(merged.get(start) ?? noValues, part))
  }
  return [...merged]
    .filter(([start]) => isWhole(start, shownUnit, max) && isBegun(start, shownUnit, min))
    .map(([start, of]) => ({ start, label: periodLabel(start, shownUnit), of }))
}

/** Whether the data begin before it, or in its first tenth. */
function isBegun(start: string, unit: TimeUnit, firstSeen: Scalar): boolean {
  const [startMs, firstMs] = [epochMs(start), epochMs(firstSeen)]
  return firstMs <= startMs + Math.max(lengthOf('day'), lengthOf(unit) * 0.1)
}

/** The start of the unit that a day lies in; weeks begin on Mondays. */
export function startOf(day: string, unit: TimeUnit): string {
  const date = day.slice(0, 10)
  if (unit === 'year') return `${date.slice(0, 4)}-01-01`
  if (unit === 'month') return `${date.slice(0, 7)}-01`
  if (unit === 'quarter')
    return `${date.slice(0, 4)}-${String(3 * Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1).padStart(2, '0')}-01`
  if (unit === 'week') {
    const ms = epochMs(date)
    return new Date(ms - ((new Date(ms).getUTCDay() + 6) % 7) * lengthOf('day')).toISOString().slice(0, 10)
  }
  return date
}
