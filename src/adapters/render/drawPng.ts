import { Resvg } from '@resvg/resvg-js'
import { fonts, needsNoto } from './fonts.ts'

const scale = 2

/** An SVG as a PNG of twice its size each way, for screens that are as sharp. */
export function drawPng(svg: string): Uint8Array {
  const fontFiles = [...fonts.inter, ...(needsNoto(svg) ? fonts.noto : [])]
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' },
  })
  return picture.render().asPng()
}
