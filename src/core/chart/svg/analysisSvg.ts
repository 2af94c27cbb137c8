import { sayAnalysis as say } from '../../words/analysis/sayAnalysis.ts'
import type { AnalysisDrawing } from '../echarts/analysis/analysisDrawing.ts'
import { colourOf } from '../echarts/palette.ts'
import { fitted, textWidth } from '../echarts/textWidth.ts'
import { element, escapeXml, textElement } from './element.ts'
import type { Piece } from './figure.ts'
import { lines, moved } from './lines.ts'
import type { DrawPlot } from './pageSvg.ts'

const margin = 20
/** Room for each name down a matrix, and the least that marks need. */
const rowPx = 30
const leastPx = 120

/** A picture of an analysis as a file of its own: title, names of its layers, marks, what it says, where it comes from. */
export function analysisSvg(drawing: AnalysisDrawing, { source, plot }: { source: string; plot: DrawPlot }): string {
  const { picture, palette, writer, font, width: outer } = drawing
  const width = outer - 2 * margin
  const [title, summary] = [say(picture.title, writer.locale), say(picture.summary, writer.locale)]
  const head = headPiece(drawing, { title, width })
  const foot = footPiece(drawing, { said: [...lines(summary, width, 12), ...(source ? [source] : [])], width })
  const around = 2 * margin + head.height + foot.height
  const least = picture.cells ? 60 + rowPx * (picture.y.categories?.length ?? 0) : leastPx
  const height = Math.max(drawing.height, around + least)
  return element(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', width: outer, height, viewBox: `0 0 ${outer} ${height}` },
      ...{ role: 'img', 'aria-labelledby': 'title desc', 'font-family': font, 'data-analysis': picture.id },
    },
    element('title', { id: 'title' }, escapeXml(title)),
    element('desc', { id: 'desc' }, escapeXml(summary)),
    element('rect', { width: outer, height, fill: palette.surface }),
    moved(margin, margin, head.markup),
    moved(margin, margin + head.height, plot({ width, height: height - around })),
    moved(margin, height - margin - foot.height, foot.markup),
  )
}

/** The title, and below it the names of the layers where there are several. */
function headPiece(drawing: AnalysisDrawing, { title, width }: { title: string; width: number }): Piece {
  const { picture, palette, writer } = drawing
  const said = lines(title, width, 16)
  const drawn = said.map((line, i) =>
    textElement(line, { x: 0, y: 16 + i * 22, fill: palette.text, size: 16, weight: 600 }),
  )
  const top = said.length * 22 + 4
  if (picture.layers.length < 2) return { markup: drawn.join(''), height: top + 6 }
  let [x, y] = [0, top]
  const names = picture.layers.map(({ name, colour }) => {
    const text = fitted(say(name, writer.locale), width - 16)
    const room = 16 + textWidth(text, 12)
    if (x > 0 && x + room > width) [x, y] = [0, y + 18]
    const mark = element('rect', { x, y: y + 3, width: 10, height: 10, rx: 2, fill: colourOf(palette, colour) })
    const label = textElement(text, { x: x + 16, y: y + 12, fill: palette.muted })
    x += room + 16
    return mark + label
  })
  return { markup: [...drawn, ...names].join(''), height: y + 24 }
}

function footPiece({ palette }: AnalysisDrawing, { said, width }: { said: readonly string[]; width: number }): Piece {
  const drawn = said.map((line, i) => textElement(fitted(line, width), { x: 0, y: 22 + i * 16, fill: palette.muted }))
  return { markup: drawn.join(''), height: 10 + said.length * 16 }
}
