import type { EChartsOption } from 'echarts'
import type { ChartType } from '../../contract/chart.ts'
import type { Draw, Drawing } from './drawing.ts'
import { bar } from './option/bar.ts'
import { histogram } from './option/histogram.ts'
import { line } from './option/line.ts'
import { scatter } from './option/scatter.ts'

const marks: Partial<Record<ChartType, Draw>> = { bar, line, scatter, histogram }

/** A chart as ECharts draws it. @throws Error for key figures and tables, which are not drawn */
export function optionOf(drawing: Drawing): EChartsOption {
  const draw = marks[drawing.model.type]
  if (!draw) throw new Error(`no mark draws a ${drawing.model.type}`)
  return draw(drawing)
}
