import type { ChartModel } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { Writer } from '../../words/writer.ts'
import type { Palette } from './palette.ts'

/** A chart about to be drawn at a size. */
export interface Drawing {
  model: ChartModel
  palette: Palette
  writer: Writer
  /** CSS font families. */
  font: string
  /** In pixels. */
  width: number
  height: number
}

/** Which mark of a model: its facet when there are facets, its series, its place in the series; a treemap's by path. */
export interface MarkPlace {
  facet?: number
  series: number
  index: number
  path?: Scalar[]
}

/** What is said about a mark or a position: a header, then a line for each value. */
export interface Tip {
  header: string
  rows: { colour: string | null; name: string; value: string }[]
}

/** A value axis that small multiples share. */
export interface Scale {
  min: number
  max: number
  interval: number
}

/** One plot about to be drawn: the whole chart, or one of its small multiples. */
export interface PanelDrawing extends Drawing {
  /** Where it stands in the picture, in pixels. */
  left: number
  top: number
  isFacet: boolean
  xScale?: Scale
  yScale?: Scale
}

/** One plot as ECharts draws it: its parts are put together by `pictureOf`. */
export interface Panel {
  /** Room between the panel's edges and its axes' labels; null without axes. */
  sides: { left: number; right: number; top: number; bottom: number } | null
  /** Options of ECharts: an axis is one of a dozen shapes, which its own types tell apart only when written in place. */
  xAxis?: object
  yAxis?: object
  series: { option: object; series: number; isDecoration?: boolean }[]
  /** Whether the pointer speaks of a position on the x axis or of one mark. */
  trigger: 'axis' | 'item'
  axisPointer?: object
  marks: number
  tip: (at: MarkPlace) => Tip
}

export type Draw = (drawing: PanelDrawing) => Panel
