import type { Metric } from '../../../contract/chart.ts'
import type { Column } from '../../../contract/column.ts'
import type { ResultTable, TimeUnit } from '../../../contract/plan.ts'
import { formatOfMeasure } from '../format.ts'
import { isWhole, periodLabel } from '../period.ts'
import type { Marks, Resolving } from './marks.ts'
import { measureOnY, toNumber, valuesOf } from './read.ts'

/** Periods with fewer rows than this share of the median period are too thin to compare. */
const THIN = 0.1

/** One figure, its course, and its change between the last two comparable periods. */
export function resolveMetric({ spec, columns, table, trend }: Resolving): Marks {
  const measure = measureOnY(spec)
  const column = measure.column === undefined ? undefined : columns.get(measure.column)
  const value = valuesOf(table, measure.as)[0] ?? null
  const course = trend && spec.trend ? courseOf(trend, measure.as, spec.trend.dimensions[0]?.timeUnit ?? null) : []
  const time = columns.get(spec.trend?.dimensions[0]?.column ?? '')
  const counted = measure.aggregate !== 'countDistinct'
  const comparable = counted && time ? comparablePeriods(course, time, spec.trend?.dimensions[0]?.timeUnit ?? null) : []
  const metric: Metric = {
    value,
    format: formatOfMeasure(measure, column),
    measure: measure.as,
    change: changeOf(comparable, column),
    sparkline: course.map(({ x, y }) => ({ x, y })),
  }
  const last = course.at(-1)
  const skipped = metric.change && last && last.label !== metric.change.currentLabel
  return {
    x: null,
    y: null,
    series: [],
    metric,
    notes: skipped ? [{ code: 'note.periodsSkipped', params: { after: metric.change?.currentLabel ?? '' } }] : [],
    summary: { code: metric.change ? 'summary.metricChange' : 'summary.metric', params: summaryParams(metric) },
  }
}

interface Period {
  x: Metric['sparkline'][number]['x']
  y: number | null
  rows: number
  label: string
}

function courseOf(trend: ResultTable, measure: string, unit: TimeUnit | null): Period[] {
  const [ts, ms, rows] = [valuesOf(trend, 't'), valuesOf(trend, measure), valuesOf(trend, 'rows')]
  return ts.flatMap((x, i) =>
    x === null ? [] : [{ x, y: toNumber(ms[i]), rows: Number(rows[i] ?? 0), label: periodLabel(x, unit) }],
  )
}

/** Leaves out thin periods at the end, and a last one that the data do not reach the end of. */
function comparablePeriods(course: readonly Period[], time: Column, unit: TimeUnit | null): Period[] {
  const kept = [...course]
  const counts = course.map(p => p.rows).sort((a, b) => a - b)
  const median = counts[Math.floor(counts.length / 2)] ?? 0
  const tooThin = (p: Period) => p.rows < THIN * median
  const unfinished = (p: Period) => unit !== null && p === course.at(-1) && !isWhole(p.x, unit, time.profile.max)
  for (let last = kept.at(-1); last && (tooThin(last) || unfinished(last)); last = kept.at(-1)) kept.pop()
  return kept
}

function changeOf(periods: readonly Period[], column: Column | undefined): Metric['change'] {
  const [previous, current] = periods.slice(-2)
  if (!previous || !current || previous.y === null || current.y === null) return null
  const ratio = previous.y === 0 ? null : (current.y - previous.y) / Math.abs(previous.y)
  const direction = column?.meaning.direction ?? 'neutral'
  const rose = current.y > previous.y
  return {
    ratio,
    current: current.y,
    previous: previous.y,
    currentLabel: current.label,
    previousLabel: previous.label,
    isGood: direction === 'neutral' || current.y === previous.y ? null : rose === (direction === 'up'),
  }
}

function summaryParams({ value, change }: Metric) {
  return {
    value: typeof value === 'boolean' ? String(value) : value,
    change: change?.ratio ?? null,
    current: change?.currentLabel ?? '',
    previous: change?.previousLabel ?? '',
  }
}
