import type { ChartModel, ChartSpec } from '../../../contract/chart.ts'
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
  const marks = resolvers[spec.type](input)
  const notes =
    table.truncated && spec.type !== 'table'
      ? [...marks.notes, { code: 'note.truncated', params: { rows: table.rowCount } }]
      : marks.notes
  return {
    type: spec.type,
    title: spec.title,
    subtitle: spec.subtitle ?? null,
    horizontal: spec.horizontal,
    table,
    bill,
    plan: spec.plan,
    ...marks,
    notes,
  }
}

const resolvers: Record<ChartSpec['type'], (input: Resolving) => Marks> = {
  metric: resolveMetric,
  bar: resolveBar,
  line: resolveLine,
  scatter: resolveScatter,
  histogram: resolveHistogram,
  table: ({ table }) => ({
    x: null,
    y: null,
    series: [],
    metric: null,
    notes: [],
    summary: { code: 'summary.table', params: { rows: table.rowCount, columns: table.columns.length } },
  }),
}
