import type { ChartModel, ChartSpec, Format } from '../../../contract/chart.ts'
import { formatOfColumn, formatOfMeasure } from '../format.ts'
import { formatOfDimension } from '../formatOfDimension.ts'
import { resolveBar } from './bar.ts'
import { resolveBox } from './box.ts'
import { resolveHeatmap } from './heatmap.ts'
import { resolveHistogram } from './histogram.ts'
import { resolveLine } from './line.ts'
import type { Marks, Resolving } from './marks.ts'
import { resolveMetric } from './metric.ts'
import { resolvePie } from './pie.ts'
import { resolvePivot } from './pivot.ts'
import { resolveScatter } from './scatter.ts'
import { tableNames } from './tableNames.ts'
import { resolveTreemap } from './treemap.ts'

/**
 * A spec and its answer, resolved to what is seen: axes, series, formats, palette, summary. Pure; no back end decides
 * anything after this.
 */
export function resolveChart(input: Resolving): ChartModel {
  const { spec, table, bill } = input
  const marks = resolvers[spec.type](input)
  const nameOf = tableNames(input)
  const isCut = table.truncated && spec.type !== 'table'
  const cutCode = spec.plan.columns === undefined ? 'note.truncated' : 'note.truncatedRows'
  const cut = isCut ? [{ code: cutCode, params: { rows: table.rowCount } }] : []
  return {
    type: spec.type,
    title: spec.title,
    subtitle: spec.subtitle ?? null,
    horizontal: spec.horizontal,
    ...blank,
    table: { ...table, columns: table.columns.map(column => ({ ...column, name: nameOf(column.id) })) },
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
  return dimension ? formatOfDimension(dimension, column) : formatOfColumn(column)
}

const resolvers: Record<ChartSpec['type'], (input: Resolving) => Marks> = {
  metric: resolveMetric,
  bar: resolveBar,
  line: resolveLine,
  area: resolveLine,
  scatter: resolveScatter,
  pie: resolvePie,
  histogram: resolveHistogram,
  box: resolveBox,
  heatmap: resolveHeatmap,
  treemap: resolveTreemap,
  pivot: resolvePivot,
  table: resolveTable,
}

function resolveTable({ table }: Resolving): Marks {
  const columns = table.columns.filter(({ id }) => id !== '_row').length
  return { summary: { code: 'summary.table', params: { rows: table.rowCount, columns } } }
}
