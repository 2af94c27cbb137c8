import type { EChartsOption } from 'echarts'
import type { ChartModel } from '../../contract/chart.ts'
import type { Palette } from './palette.ts'
import type { Tip } from './tip.ts'

/** A chart about to be drawn at a size. */
export interface Drawing {
  model: ChartModel
  palette: Palette
  width: number
  height: number
  /** How a tooltip becomes what ECharts shows. */
  renderTip: (tip: Tip) => HTMLElement
}

export type Draw = (drawing: Drawing) => EChartsOption
