import { drawAnalysis } from '../../core/chart/echarts/analysis/analysisOption.ts'
import { paletteOf } from '../../core/chart/echarts/palette.ts'
import { analysisSvg } from '../../core/chart/svg/analysisSvg.ts'
import { Writer } from '../../core/words/writer.ts'
import { plotSvg } from './drawSvg.ts'
import { fontFamily } from './fonts.ts'
import type { PictureOrder } from './protocol.ts'

/** A picture of an analysis as an SVG file. */
export function drawPicture({ picture, width, height, locale, theme, source }: PictureOrder): string {
  const drawing = { picture, writer: new Writer(locale), palette: paletteOf(theme), font: fontFamily, width, height }
  const plot = (size: { width: number; height: number }) => plotSvg(drawAnalysis({ ...drawing, ...size }).option, size)
  return analysisSvg(drawing, { source, plot })
}
