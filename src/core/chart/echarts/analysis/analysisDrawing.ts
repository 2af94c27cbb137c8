import type { AnalysisPicture } from '../../../../contract/analysis/frame.ts'
import type { Writer } from '../../../words/writer.ts'
import type { Palette } from '../palette.ts'

/** A picture of an analysis about to be drawn at a size, in pixels. */
export interface AnalysisDrawing {
  picture: AnalysisPicture
  palette: Palette
  writer: Writer
  font: string
  width: number
  height: number
}
