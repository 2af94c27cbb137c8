import type { Column } from '../../../contract/column.ts'
import type { TimeUnit } from '../../../contract/plan.ts'
import { epochMs, lengthOf, nextPeriod, periodText } from '../../chart/period.ts'
import type { GroupFacts } from '../../stats/groups/facts.ts'
import { startOf } from './points.ts'

const DAY_MS = lengthOf('day')

/** The whole periods of a column, oldest first: what is compared is one of them with another. */
export interface WholePeriods {
  unit: TimeUnit
  /** Where each begins; the last one ends at `end`. */
  starts: readonly string[]
  end: string
}

/**
 * The periods that the data fill from their first day to their last, those in between without data too. One that the
 * data only begin or end in would look like a fall. Null when there are fewer than two.
 */
export function wholePeriods(time: Column, periods: readonly GroupFacts[], factsUnit: TimeUnit): WholePeriods | null {
  const days = periods.map(({ key }) => epochMs(String(key).slice(0, 10))).filter(ms => !Number.isNaN(ms))
  const [first, last] = [epochMs(time.profile.min), epochMs(time.profile.max)]
  const gap =
    factsUnit === 'day' ? usualGap(days) : Math.max(DAY_MS, (1.1 * (last - first)) / (time.profile.distinct - 1))
  const unit = unitFor(last - first, gap, factsUnit)
  if (unit === null) return null
  const startsMs: number[] = []
  let at = epochMs(startOf(new Date(first).toISOString(), unit))
  // As far into a period as the usual gap between two days is still its beginning, and its end.
  if (first >= at + gap + 0.1 * DAY_MS) at = nextPeriod(at, unit)
  while (nextPeriod(at, unit) - gap - 0.1 * DAY_MS <= last && startsMs.length < 5000) {
    startsMs.push(at)
    at = nextPeriod(at, unit)
  }
  // Whether the last day is over cannot be told by its data.
  if (unit === 'day') at = startsMs.pop() ?? at
  if (startsMs.length < 2) return null
  return { unit, starts: startsMs.map(ms => periodText(ms, unit)), end: periodText(at, unit) }
}

/** Nine in ten gaps between two days with data are at most so long: a weekend, a week, a month. At least a day. */
function usualGap(days: readonly number[]): number {
  const gaps = days.slice(1).map((day, i) => day - (days[i] ?? day))
  gaps.sort((a, b) => a - b)
  return Math.max(DAY_MS, gaps[Math.floor(0.9 * gaps.length)] ?? DAY_MS)
}

/** Months, where the data are finer than weeks; years, quarters or weeks where they are not; days when there is little. */
function unitFor(spanMs: number, gapMs: number, factsUnit: TimeUnit): TimeUnit | null {
  const days = [spanMs, gapMs].map(ms => ms / DAY_MS)
  const [span = 0, gap = 0] = days
  if (factsUnit === 'year' || gap > 100) return 'year'
  if (factsUnit === 'quarter' || gap > 40) return 'quarter'
  if (factsUnit === 'month') return 'month'
  // Some months have four Mondays and some five: what comes weekly is compared by week.
  if (gap >= 6 && gap <= 8) return 'week'
  if (span >= 58) return 'month'
  if (span >= 14) return 'week'
  return span >= 2 ? 'day' : null
}
