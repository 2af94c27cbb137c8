import type { Column } from '../../contract/column.ts'
import type { TimeUnit } from '../../contract/plan.ts'
import type { Alert } from '../../contract/quality.ts'
import { KPSS_LEVEL_5, kpssLevel } from '../stats/series/kpss.ts'
import { seasonOf } from '../stats/series/seasonOf.ts'

/** What the calendar calls a season of so many periods. */
const seasonNames: Record<number, string> = {
  60: 'hour',
  24: 'day',
  7: 'week',
  168: 'week',
  12: 'year',
  4: 'year',
  52: 'year',
  365: 'year',
}
/** Seasons that must have passed. */
const SEASONS = 3

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
  const season = seasonOf(Float64Array.from(values), unit)
  const name = season && seasonNames[season.period]
  if (season && name && values.length >= SEASONS * season.period)
    say('seasonal', { season: name, strength: season.strength ?? 0 })
  const statistic = values.length >= 24 ? kpssLevel(values) : null
  if (statistic !== null && statistic > KPSS_LEVEL_5) say('nonStationary', { statistic })
  return alerts
}
