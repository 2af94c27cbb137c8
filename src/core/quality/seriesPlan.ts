import type { Column, Scalar } from '../../contract/column.ts'
import { type PlanSource, QueryPlan, type ResultTable, type TimeUnit } from '../../contract/plan.ts'
import { mainTime, rankMeasures } from '../chart/rank.ts'
import type { MeasuredSeries } from './seriesAlerts.ts'

const DAY = 86_400_000
const MEASURES = 4
const POINTS_MAX = 2000

export interface SeriesAsked {
  plan: QueryPlan
  time: Column
  unit: TimeUnit
  columns: Column[]
}

/** The leading measures along the main dates, a value a period; null without dates that span enough. */
export function seriesPlan(source: PlanSource, columns: readonly Column[]): SeriesAsked | null {
  const time = mainTime(columns)
  const measures = rankMeasures(columns).slice(0, MEASURES)
  if (!time || measures.length === 0 || (time.type !== 'date' && time.type !== 'timestamp')) return null
  const unit = unitOf(time)
  if (unit === null) return null
  const plan = QueryPlan.parse({
    source,
    dimensions: [{ as: 'time', column: time.id, timeUnit: unit }],
    measures: measures.map((c, i) => ({
      as: `m${i}`,
      aggregate: c.meaning.additive === 'sum' ? 'sum' : 'mean',
      column: c.id,
    })),
    sort: [{ by: 'time', direction: 'asc' }],
    limit: POINTS_MAX,
  })
  return { plan, time, unit, columns: measures }
}

/** Series without a gap: a missing period or value makes a season meaningless. */
export function readSeries({ time, unit, columns }: SeriesAsked, table: ResultTable): MeasuredSeries[] {
  const at = (table.data[0] ?? []).filter(value => value !== null)
  if (table.truncated || at.length !== table.rowCount || !isRegular(at, unit)) return []
  return columns.flatMap((column, i) => {
    const values = (table.data[i + 1] ?? []).filter(value => value !== null).map(Number)
    return values.length === at.length ? [{ column, time, unit, values }] : []
  })
}

/** The finest of month and day that the dates are dense in. */
function unitOf({ profile }: Column): TimeUnit | null {
  const days = (Date.parse(String(profile.max)) - Date.parse(String(profile.min))) / DAY
  if (!Number.isFinite(days)) return null
  if (days >= 3 * 365) return 'month'
  return days >= 28 && profile.distinct >= 0.8 * days ? 'day' : null
}

function isRegular(at: readonly Scalar[], unit: TimeUnit): boolean {
  const step = unit === 'month' ? months : (value: Scalar) => Date.parse(String(value)) / DAY
  return at.every((value, i) => i === 0 || Math.round(step(value) - step(at[i - 1] ?? null)) === 1)
}

function months(value: Scalar): number {
  const day = new Date(String(value))
  return day.getUTCFullYear() * 12 + day.getUTCMonth()
}
