import type { SeasonSaid } from '../../../contract/analysis/series.ts'
import type { TimeUnit } from '../../../contract/plan.ts'
import { autocorrelations } from './autocorrelations.ts'
import { stl } from './stl.ts'
import { strengths } from './strength.ts'

export type Season = NonNullable<SeasonSaid>

/** How many periods of a unit make the seasons that the calendar suggests. */
const calendars: Record<TimeUnit, readonly number[]> = {
  minute: [60, 1440],
  hour: [24, 168],
  day: [7, 365],
  week: [52],
  month: [12],
  quarter: [4],
  year: [],
}
const LEVEL = 0.002
/** Other lengths are many to try. */
const LEVEL_OF_PEAK = 0.0001
const STRENGTH_OF_PEAK = 0.6
/** At least so much of the highest correlation nearby. */
const NEAR_HIGHEST = 0.75

/**
 * The season of a series: of the lengths that its calendar suggests the strongest whose autocorrelation, once the trend
 * is taken out, is the highest nearby and is significant together with that of two seasons. Years have no calendar: the
 * highest peak of their autocorrelation is tried.
 * Source of the test: Findley, Lytras & McElroy (2017), Detecting Seasonality in Seasonally Adjusted Monthly Time
 * Series, U.S. Census Bureau RRS2017-03 (the QS statistic).
 */
export function seasonOf(y: Float64Array, unit: TimeUnit): Season | null {
  const known = calendars[unit].flatMap(period => judged(y, { period, level: LEVEL, found: 'calendar' }))
  const [strongest] = known.sort((a, b) => (b.strength ?? 0) - (a.strength ?? 0))
  if (strongest || unit !== 'year') return strongest ?? null
  const period = highestPeak(y)
  const [peak] = period === null ? [] : judged(y, { period, level: LEVEL_OF_PEAK, found: 'peak' })
  return (peak?.strength ?? 0) >= STRENGTH_OF_PEAK ? (peak ?? null) : null
}

/** A season of a length that was asked for, as strong as it is; null with fewer than two whole ones. */
export function seasonAsAsked(y: Float64Array, period: number): Season | null {
  const told = tell(y, period)
  return told === null ? null : { ...told.season, found: 'asked' }
}

interface Judged {
  period: number
  level: number
  found: Season['found']
}

function judged(y: Float64Array, { period, level, found }: Judged): Season[] {
  const told = tell(y, period)
  const isOne = told?.isHighest && told.season.p !== null && told.season.p < level
  return isOne ? [{ ...told.season, found }] : []
}

function tell(y: Float64Array, period: number) {
  const n = y.length
  if (period < 2 || n < 2 * period + 1) return null
  const parts = stl(y, { period, robust: false })
  const around = y.map((x, i) => x - (parts.trend[i] ?? 0))
  const r = autocorrelations(around, 2 * period)
  if (r === null) return null
  const [once, twice] = [r[period] ?? 0, Math.max(0, r[2 * period] ?? 0)]
  // Q of Ljung & Box at one and two seasons, where they agree; half of it is on an exponential scale.
  const q = n * (n + 2) * (once ** 2 / (n - period) + (n > 2 * period ? twice ** 2 / (n - 2 * period) : 0))
  const nearby = r.slice(Math.max(2, Math.round(0.6 * period)), Math.round(1.4 * period) + 1)
  const season = {
    period,
    strength: strengths(parts).season,
    autocorrelation: once,
    p: once > 0 ? Math.exp(-q / 2) : 1,
  }
  return { season, isHighest: once >= NEAR_HIGHEST * Math.max(...nearby) }
}

/** The lag of the highest autocorrelation after it first fell below zero, at most a sixth of the series. */
function highestPeak(y: Float64Array): number | null {
  const r = autocorrelations(withoutLine(y), Math.floor(y.length / 6))
  const from = r?.findIndex(x => x < 0) ?? -1
  if (r === null || from === -1) return null
  const highest = r.reduce((best, x, lag) => (lag > from && x > (r[best] ?? 0) ? lag : best), from)
  return highest > from && highest < r.length - 1 ? highest : null
}

function withoutLine(y: Float64Array): Float64Array {
  const n = y.length
  const middle = (n - 1) / 2
  const slope = y.reduce((sum, x, i) => sum + (i - middle) * x, 0) / ((n * (n * n - 1)) / 12)
  return y.map((x, i) => x - slope * (i - middle))
}
