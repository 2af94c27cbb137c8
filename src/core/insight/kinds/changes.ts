import type { Column } from '../../../contract/column.ts'
import type { TimeUnit } from '../../../contract/plan.ts'
import { epochMs, lengthOf, periodLabel } from '../../chart/period.ts'
import { type Moments, noValues, together } from '../../stats/groups/moments.ts'
import { welch } from '../../stats/groups/tests.ts'
import { normalTwoSided } from '../../stats/special/normal.ts'
import { studentTwoSided } from '../../stats/special/student.ts'
import { type WholePeriods, wholePeriods } from './lastPeriods.ts'
import { type Series, startOf } from './points.ts'
import { squaresOf } from './split.ts'

const FLOORS = { sum: 0.1, mean: 0.05, d: 0.2 }
/** Fewer rows in a period tell by what came before alone. */
const ROWS_LEAST = 20
/** Of both periods, as many as their rows would be if all weighed alike: a total of few values is no bell. */
const WEIGHT_LEAST = 30
const HISTORY_LEAST = 6

/** What is followed: the number of rows, the total of a measure, or its mean. */
export interface Followed {
  sense: 'rows' | 'sum' | 'mean'
  measure: Column | null
  /** Its place among the measures of the series. */
  m: number | null
}

export interface Period {
  start: string
  /** Where the next one begins. */
  end: string
  label: string
  of: Moments
}

/** The last whole period beside an earlier one. */
export interface Change {
  followed: Followed
  unit: TimeUnit
  against: 'previous' | 'year'
  before: Period
  after: Period
  p: number
  /** Ratio - 1; null where the earlier value is not above zero. */
  ratio: number | null
  isLarge: boolean
}

/** Every measure's last whole period against the one before, and the same of the year before, where the data have them. */
export function changesOf(series: Series): Change[] {
  const whole = wholePeriods(series.time, series.periods, series.unit)
  if (!whole) return []
  const lags = [
    { against: 'previous' as const, lag: 1 },
    ...(whole.unit === 'month' || whole.unit === 'quarter'
      ? [{ against: 'year' as const, lag: whole.unit === 'month' ? 12 : 4 }]
      : []),
  ]
  return followedOf(series).flatMap(followed => {
    const periods = periodsOf(series, whole, followed)
    return lags.flatMap(({ against, lag }) => changeOf(periods, followed, { against, lag, unit: whole.unit }) ?? [])
  })
}

function followedOf({ measures }: Series): Followed[] {
  const of = measures.map((measure, m): Followed => {
    return { sense: measure.meaning.additive === 'sum' ? 'sum' : 'mean', measure, m }
  })
  return [{ sense: 'rows', measure: null, m: null }, ...of]
}

function periodsOf(series: Series, whole: WholePeriods, { m }: Followed): Period[] {
  const sums = new Map<string, Moments>()
  for (const { key, rows, of } of series.periods) {
    const start = startOf(String(key), whole.unit)
    const part = m === null ? { n: rows, mean: 1, m2: 0 } : of[m]
    if (part) sums.set(start, together(sums.get(start) ?? noValues, part))
  }
  return whole.starts.map((start, i) => ({
    start,
    end: whole.starts[i + 1] ?? whole.end,
    label: periodLabel(start, whole.unit),
    of: sums.get(start) ?? noValues,
  }))
}

interface Against {
  against: Change['against']
  lag: number
  unit: TimeUnit
}

function changeOf(periods: readonly Period[], followed: Followed, { lag, ...asked }: Against): Change | null {
  const [before, after] = [periods.at(-1 - lag), periods.at(-1)]
  if (!before || !after || before === after || before.of.n === 0 || after.of.n === 0) return null
  const isMean = followed.sense === 'mean'
  const p = bothDoubt(isMean ? meansDiffer(before, after) : sumsDiffer(before, after), unusual(periods, lag, isMean))
  if (p === null) return null
  const [from, to] = [before, after].map(({ of }) => (isMean ? of.mean : of.n * of.mean))
  const ratio = from !== undefined && to !== undefined && from > 0 && to >= 0 ? to / from - 1 : null
  const isLarge = isMean ? isLargeMean(before, after, ratio) : isLargeSum(before, after, ratio)
  return { followed, before, after, p, ratio, isLarge, ...asked }
}

interface History {
  p: number
  n: number
  /** Whether ratios were compared, not differences. */
  isRatio: boolean
}

/** Both must doubt that it is chance, where both can tell; with few rows a long history of ratios tells alone. */
function bothDoubt(own: number | null, history: History | null): number | null {
  if (own === null) return history && history.n > HISTORY_LEAST && history.isRatio ? history.p : null
  return history ? Math.max(own, history.p) : own
}

/** Two sums of so many rows by chance, in periods of unequal length. */
function sumsDiffer(before: Period, after: Period): number | null {
  if (before.of.n < ROWS_LEAST || after.of.n < ROWS_LEAST) return null
  if (weightOf(before.of) + weightOf(after.of) < WEIGHT_LEAST) return null
  const k = daysOf(after) / daysOf(before)
  const spread = Math.sqrt(squaresOf(after.of) + k * k * squaresOf(before.of))
  return spread > 0 ? normalTwoSided((totalOf(after) - k * totalOf(before)) / spread) : 1
}

function meansDiffer(before: Period, after: Period): number | null {
  if (before.of.n < ROWS_LEAST || after.of.n < ROWS_LEAST) return null
  return welch(before.of, after.of)?.p ?? null
}

/**
 * The last change beside all earlier ones over the same distance: a predictive t test. Sums are compared a day, and as
 * logarithms where all are above zero. Null for fewer than six earlier changes.
 */
function unusual(periods: readonly Period[], lag: number, isMean: boolean): History | null {
  if (isMean && periods.some(({ of }) => of.n === 0)) return null
  const levels = periods.map(period => (isMean ? period.of.mean : totalOf(period) / daysOf(period)))
  const isRatio = levels.every(level => level > 0)
  const values = isRatio ? levels.map(Math.log) : levels
  const steps = values.slice(lag).map((value, i) => value - (values[i] ?? 0))
  const last = steps.pop()
  const n = steps.length
  if (last === undefined || n < HISTORY_LEAST) return null
  const mean = steps.reduce((sum, step) => sum + step, 0) / n
  const squares = steps.reduce((sum, step) => sum + (step - mean) ** 2, 0)
  const spread = Math.sqrt((squares / (n - 1)) * (1 + 1 / n))
  return { p: spread > 0 ? studentTwoSided((last - mean) / spread, n - 1) : 1, n, isRatio }
}

function isLargeSum(before: Period, after: Period, ratio: number | null): boolean {
  if (ratio === null) return true
  const aDay = ((1 + ratio) * daysOf(before)) / daysOf(after) - 1
  return Math.min(Math.abs(ratio), Math.abs(aDay)) >= FLOORS.sum && Math.sign(ratio) === Math.sign(aDay)
}

function isLargeMean(before: Period, after: Period, ratio: number | null): boolean {
  const d = welch(after.of, before.of)?.d ?? Number.POSITIVE_INFINITY
  return Math.abs(d) >= FLOORS.d && (ratio === null || Math.abs(ratio) >= FLOORS.mean)
}

const weightOf = (of: Moments) => (of.n * of.mean === 0 ? 0 : (of.n * of.mean) ** 2 / squaresOf(of))
const totalOf = ({ of: { n, mean } }: Period) => n * mean
const daysOf = ({ start, end }: Period) => Math.round((epochMs(end) - epochMs(start)) / lengthOf('day'))
