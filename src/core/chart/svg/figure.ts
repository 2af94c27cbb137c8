import type { ChartModel } from '../../../contract/chart.ts'
import type { Writer } from '../../words/writer.ts'
import type { Palette } from '../echarts/palette.ts'

/** A chart about to become a file of its own. */
export interface Figure {
  model: ChartModel
  writer: Writer
  palette: Palette
  /** CSS font families. */
  font: string
  width: number
  height: number
}

/** A piece of a picture: markup whose upper left corner is at 0, 0, and how high it is. */
export interface Piece {
  markup: string
  height: number
}

export const nothing: Piece = { markup: '', height: 0 }
