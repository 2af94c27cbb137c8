import type { Column } from '../../contract/column.ts'
import type { TimeUnit } from '../../contract/plan.ts'
import type { Alert } from '../../contract/quality.ts'
import { KPSS_LEVEL_5, kpssLevel } from '../stats/series/kpss.ts'
import { seasonalStrength } from '../stats/series/seasonalStrength.ts'

/** How many periods of a unit make the season that the calendar suggests. */
const seasons: Partial<Record<TimeUnit, { length: number; name: string }>> = {
  hour: { length: 24, name: 'day' },
  day: { length: 7, name: 'week' },
  month: { length: 12, name: 'year' },
  quarter: { length: 4, name: 'year' },
}
const STRONG = 0.4

/** A measure along time, one value a period without gaps. */
export interface MeasuredSeries {
  column: Column
  time: Column
  unit: TimeUnit
  values: readonly number[]
}

/** Whether a measure drifts (KPSS at 5 %) or repeats itself with the calendar. */
export function seriesAlerts({ column, time, unit, values }: MeasuredSeries): Alert[] {
  const alerts: Alert[] = []
  const say = (kind: 'seasonal' | 'nonStationary', params: Record<string, string | number>) =>
    alerts.push({
      kind,
      columnId: column.id,
      level: 'note',
      message: { code: `alert.${kind}`, params: { column: column.name, time: time.name, unit, ...params } },
      rows: null,
    })
  const season = seasons[unit]
  const strength = season && values.length >= 3 * season.length ? seasonalStrength(values, season.length) : null
  if (season && strength !== null && strength > Math.max(STRONG, 2 / Math.sqrt(values.length)))
    say('seasonal', { season: season.name, strength })
  const statistic = values.length >= 24 ? kpssLevel(values) : null
  if (statistic !== null && statistic > KPSS_LEVEL_5) say('nonStationary', { statistic })
  return alerts
}
