import type { ChartModel, ChartSpec, Format } from '../../../contract/chart.ts'
import { formatOfColumn, formatOfMeasure } from '../format.ts'
import { resolveBar } from './bar.ts'
import { resolveHistogram } from './histogram.ts'
import { resolveLine } from './line.ts'
import type { Marks, Resolving } from './marks.ts'
import { resolveMetric } from './metric.ts'
import { resolveScatter } from './scatter.ts'

/**
 * A spec and its answer, resolved to what is seen: axes, series, formats, palette, summary. Pure; no back end decides
 * anything after this.
 */
export function resolveChart(input: Resolving): ChartModel {
  const { spec, table, bill } = input
  const resolve = resolvers[spec.type]
  if (!resolve) throw new Error(`nothing resolves a ${spec.type} yet`)
  const marks = resolve(input)
  const isCut = table.truncated && spec.type !== 'table'
  const cut = isCut ? [{ code: 'note.truncated', params: { rows: table.rowCount } }] : []
  return {
    type: spec.type,
    title: spec.title,
    subtitle: spec.subtitle ?? null,
    horizontal: spec.horizontal,
    ...blank,
    table,
    formats: table.columns.map(({ id }) => formatOf(id, input)),
    bill,
    plan: spec.plan,
    ...marks,
    notes: [...(marks.notes ?? []), ...(spec.notes ?? []), ...cut],
  }
}

/** A mark without any of the parts that only some have. */
const blank = {
  x: null,
  y: null,
  series: [] as ChartModel['series'],
  stack: 'none',
  facets: null,
  legend: null,
  tree: null,
  pivot: null,
  metric: null,
} as const satisfies Partial<ChartModel>

/** A result column is a measure, a dimension or a listed column. */
function formatOf(id: string, { spec, columns }: Resolving): Format {
  const measure = spec.plan.measures.find(m => m.as === id)
  if (measure) return formatOfMeasure(measure, columns.get(measure.column ?? ''))
  const dimension = spec.plan.dimensions.find(d => d.as === id)
  const column = columns.get(dimension?.column ?? id)
  if (!column) return { kind: 'text', unit: null, fractionDigits: null, timeUnit: null }
  return { ...formatOfColumn(column), timeUnit: dimension?.timeUnit ?? null }
}

const resolvers: Partial<Record<ChartSpec['type'], (input: Resolving) => Marks>> = {
  metric: resolveMetric,
  bar: resolveBar,
  line: resolveLine,
  scatter: resolveScatter,
  histogram: resolveHistogram,
  area: resolveLine,
  table: ({ table }) => ({
    summary: { code: 'summary.table', params: { rows: table.rowCount, columns: table.columns.length } },
  }),
}
