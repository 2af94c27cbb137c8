import { BarChart, BoxplotChart, CustomChart, LineChart, PieChart, ScatterChart } from 'echarts/charts'
import { GridComponent, TitleComponent } from 'echarts/components'
import { init, setPlatformAPI, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { paletteOf } from '../../core/chart/echarts/palette.ts'
import { pictureOf } from '../../core/chart/echarts/pictureOf.ts'
import { textWidth } from '../../core/chart/echarts/textWidth.ts'
import type { Figure } from '../../core/chart/svg/figure.ts'
import { figureSvg, pageSvg } from '../../core/chart/svg/pageSvg.ts'
import { Writer } from '../../core/words/writer.ts'
import { fontFamily } from './fonts.ts'
import type { RenderOrder } from './protocol.ts'

use([BarChart, BoxplotChart, CustomChart, LineChart, PieChart, ScatterChart])
use([GridComponent, TitleComponent, LabelLayout, SVGRenderer])
// There is no canvas to measure with: the widths of Inter's letters are known.
setPlatformAPI({ measureText: (text, font) => ({ width: textWidth(text, sizeOf(font)) }) })

/** A chart as an SVG file: with its title and notes, or its marks and legend alone. */
export function drawSvg(order: RenderOrder, part: 'page' | 'figure' = 'page'): string {
  const { model, width, height, locale, theme, source } = order
  const palette = paletteOf(theme)
  const figure: Figure = { model, writer: new Writer(locale), palette, font: fontFamily, width, height }
  const plot = (size: { width: number; height: number }) => draw({ ...figure, ...size })
  return part === 'page' ? pageSvg(figure, { source, plot }) : figureSvg(figure, plot)
}

interface Painter {
  renderToString(options: { cssAnimation: boolean; cssEmphasis: boolean; useViewBox: boolean }): string
}

const draw = (figure: Figure): string => plotSvg(pictureOf(figure).option, figure)

/** What ECharts draws of an option, as SVG. */
export function plotSvg(option: object, { width, height }: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...option, animation: false })
    // What ECharts itself calls, without its rules for a pointer: nothing moves in a file.
    const { painter } = chart.getZr() as unknown as { painter: Painter }
    const svg = painter.renderToString({ cssAnimation: false, cssEmphasis: false, useViewBox: true })
    // Pictures are numbered as they are drawn; the same chart is the same file.
    return svg.replace(/(id="|url\(#)zr\d+-/g, '$1zr-')
  } finally {
    chart.dispose()
  }
}

function sizeOf(font = ''): number {
  return Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 12)
}
