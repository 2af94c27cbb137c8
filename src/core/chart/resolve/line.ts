import type { Series } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { TimeUnit } from '../../../contract/plan.ts'
import { epochMs, nextPeriod, periodLabel, periodText } from '../period.ts'
import { bySeries } from './bar.ts'
import type { Marks, Resolving } from './marks.ts'
import { dimensionAxis, dimensionOf, measureAxis, measureOnY, toNumber, valuesOf } from './read.ts'

const MOST_PERIODS = 5000

/** A line over time. Periods without rows are gaps, not zeros, and keep their place on the axis. */
export function resolveLine({ spec, columns, table }: Resolving): Marks {
  const dimension = dimensionOf(spec, spec.encoding.x)
  if (!dimension) throw new Error('a line chart needs a dimension on x')
  const measure = measureOnY(spec)
  const keys = valuesOf(table, dimension.as)
  const values = valuesOf(table, measure.as).map(toNumber)
  const categories = withGaps(
    [...new Set(keys)].filter(k => k !== null),
    dimension.timeUnit ?? null,
  )
  const groups = spec.encoding.colour ? valuesOf(table, spec.encoding.colour) : keys.map(() => null)
  const y = measureAxis(measure, columns, measure.aggregate !== 'mean')
  const grouped = bySeries({ keys, values, groups, categories, measure: measure.as })
  const series: Series[] = spec.encoding.colour
    ? grouped
    : grouped.map(({ group: _group, ...s }) => ({ ...s, name: y.title }))
  return {
    x: dimensionAxis(dimension, columns, categories),
    y,
    series,
    metric: null,
    notes: [],
    summary: summarise(categories, series, y.title, dimension.timeUnit ?? null),
  }
}

/** All periods from the first to the last, those without rows too. Whole years count up by one. */
export function withGaps(keys: readonly Scalar[], unit: TimeUnit | null): Scalar[] {
  const [first, last] = [keys[0], keys.at(-1)]
  if (first === undefined || last === undefined) return []
  if (unit === null)
    return typeof first === 'number' && typeof last === 'number' ? countUp(first, last, keys) : [...keys]
  const all: Scalar[] = []
  for (let ms = epochMs(first); ms <= epochMs(last) && all.length < MOST_PERIODS; ms = nextPeriod(ms, unit))
    all.push(periodText(ms, unit))
  // Only when every key has its place: text in another form would otherwise lose its value.
  const known = new Set(all)
  return keys.every(k => known.has(k)) ? all : [...keys]
}

function countUp(first: number, last: number, keys: readonly Scalar[]): Scalar[] {
  const n = last - first + 1
  const isCount = n <= MOST_PERIODS && keys.every(k => Number.isInteger(k))
  return isCount ? Array.from({ length: n }, (_, i) => first + i) : [...keys]
}

function summarise(categories: readonly Scalar[], series: readonly Series[], measure: string, unit: TimeUnit | null) {
  const points = (series[0]?.values ?? []).flatMap((v, i) =>
    v === null ? [] : [{ v, label: periodLabel(categories[i] ?? null, unit) }],
  )
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return { code: 'summary.empty', params: {} }
  const peak = points.reduce((a, b) => (b.v > a.v ? b : a))
  return {
    code: 'summary.line',
    params: {
      measure,
      from: first.label,
      to: last.label,
      first: first.v,
      last: last.v,
      peak: peak.v,
      peakAt: peak.label,
    },
  }
}
