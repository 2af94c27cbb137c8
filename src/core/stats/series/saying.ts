import type { AnalysisPicture, AnalysisTable, Layer } from '../../../contract/analysis/frame.ts'
import type { Format } from '../../../contract/chart.ts'
import type { Message } from '../../../contract/message.ts'
import type { TimeUnit } from '../../../contract/plan.ts'
import { formatOfMeasure } from '../../chart/format.ts'
import { periodLabel } from '../../chart/period.ts'
import { plainNumber } from '../formats.ts'
import type { Series } from './series.ts'

/** What a sentence calls the measure. */
export function measureName({ value }: Series): string {
  return value?.name ?? 'The number of rows'
}

/** Heading of the measure in tables and on axes. */
export function heading({ value, aggregate }: Series): Message {
  if (value === null) return { code: 'analysis.rows', params: {} }
  const params = { column: value.name }
  if (aggregate === 'count') return { code: 'analysis.series.count', params }
  return { code: aggregate === 'sum' ? 'analysis.sumOf' : 'analysis.series.mean', params }
}

/** How values of the series are written. */
export function formatOfSeries({ value, aggregate }: Series): Format {
  const format = formatOfMeasure({ as: 'value', aggregate: value === null ? 'count' : aggregate }, value ?? undefined)
  return format.kind === 'text' ? plainNumber : format
}

/** The start of a period as people write it. */
export function labelOf(at: string | undefined, unit: TimeUnit): string {
  return periodLabel(at ?? null, unit)
}

/** What the person should know of how the series came about. */
export function seriesWarnings({ gaps, filled, unit, incomplete, aggregate }: Series): Message[] {
  const warnings: Message[] = []
  const isCount = aggregate === 'count'
  if (gaps.length > 0 && !isCount) {
    const code = { none: 'gaps', linear: 'gapsLine', zero: 'gapsZero' }[filled]
    warnings.push({
      code: `analysis.series.${code}`,
      params: { gaps: gaps.length, unit, first: labelOf(gaps[0], unit) },
    })
  }
  for (const at of incomplete)
    warnings.push({ code: 'analysis.series.incomplete', params: { period: labelOf(at, unit), unit } })
  return warnings
}

/** A picture along time without its layers. */
export function timeline(series: Series): Pick<AnalysisPicture, 'x' | 'y'> {
  const date: Format = { kind: 'date', unit: null, fractionDigits: null, timeUnit: series.unit }
  return {
    x: { title: { code: 'analysis.column', params: { column: series.time.name } }, kind: 'time', format: date },
    y: { title: heading(series), kind: 'value', format: formatOfSeries(series) },
  }
}

/** The series itself as a line. */
export function seriesLine(series: Series, colour = 0): Layer {
  return { name: heading(series), mark: 'line', colour, xs: [...series.xs], ys: [...series.y] }
}

/** The table column that names periods. */
export function periodColumn({ time, unit }: Series): AnalysisTable['columns'][number] {
  const isClock = unit === 'hour' || unit === 'minute'
  return {
    id: 'at',
    label: { code: 'analysis.column', params: { column: time.name } },
    type: isClock ? 'timestamp' : 'date',
    format: { kind: 'date', unit: null, fractionDigits: null, timeUnit: unit },
  }
}

/** A place within a season as people call it: a month, a weekday, an hour, a quarter, or the week of so many. */
export function placeInSeason(at: string | undefined, { unit, period }: { unit: TimeUnit; period: number }): string {
  const date = new Date(`${(at ?? '').slice(0, 10)}T00:00:00Z`)
  const written = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(date)
  if (unit === 'month' && period === 12) return written({ month: 'long' })
  if (unit === 'day' && period === 7) return written({ weekday: 'long' })
  if (unit === 'quarter' && period === 4) return `Q${Math.floor(date.getUTCMonth() / 3) + 1}`
  if (unit === 'hour' && period === 24) return (at ?? '').slice(11, 16)
  return labelOf(at, unit)
}
