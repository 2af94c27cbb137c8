import type { ChartType } from '../../../contract/chart.ts'
import type { TypeRule } from './draft.ts'
import { bar } from './types/bar.ts'
import { box } from './types/box.ts'
import { heatmap } from './types/heatmap.ts'
import { histogram } from './types/histogram.ts'
import { area, line } from './types/line.ts'
import { metric } from './types/metric.ts'
import { pie } from './types/pie.ts'
import { pivot } from './types/pivot.ts'
import { scatter } from './types/scatter.ts'
import { table } from './types/table.ts'
import { treemap } from './types/treemap.ts'

/** What each type of chart asks for and makes of it. */
export const rules: Record<ChartType, TypeRule> = {
  metric,
  bar,
  line,
  area,
  scatter,
  pie,
  histogram,
  box,
  heatmap,
  treemap,
  table,
  pivot,
}
