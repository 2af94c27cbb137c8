import { say } from '../../words/say.ts'
import { leastHeight } from '../echarts/facets.ts'
import { notesOf } from '../echarts/notes.ts'
import { isDrawn } from '../echarts/pictureOf.ts'
import { fitted } from '../echarts/textWidth.ts'
import { element, escapeXml, textElement } from './element.ts'
import { type Figure, nothing, type Piece } from './figure.ts'
import { legendPiece } from './legendPiece.ts'
import { lines, moved } from './lines.ts'
import { metricPiece } from './metricPiece.ts'
import { pivotPiece, tablePiece } from './tablePiece.ts'

const margin = 20

/** Draws a chart's marks at a size as SVG markup with a root element: what ECharts does without a browser. */
export type DrawPlot = (size: { width: number; height: number }) => string

/** A chart as a picture of its own: title, legend, marks, notes and where it comes from, with words for screen readers. */
export function pageSvg(figure: Figure, { source, plot }: { source: string; plot: DrawPlot }): string {
  const { model, palette, writer, width } = figure
  const inner = { ...figure, width: width - 2 * margin }
  const head = headPiece(inner)
  const foot = footPiece(inner, source)
  const around = 2 * margin + head.height + foot.height
  const height = Math.max(figure.height, around + leastBody(inner))
  const room = height - around
  const body = bodyMarkup({ ...inner, height: room }, plot)
  return svg(
    { ...figure, height },
    element('title', { id: 'title' }, escapeXml(say(model.title, writer.locale))),
    element('desc', { id: 'desc' }, escapeXml(say(model.summary, writer.locale))),
    element('rect', { width, height, fill: palette.surface }),
    moved(margin, margin, head.markup),
    moved(margin, margin + head.height, body),
    moved(margin, height - margin - foot.height, foot.markup),
  )
}

/** The legend and the marks alone, for a page that sets its own title and notes. */
export function figureSvg(figure: Figure, plot: DrawPlot): string {
  const { model, writer } = figure
  const tall = { ...figure, height: Math.max(figure.height, leastBody(figure)) }
  return svg(
    tall,
    element('title', { id: 'title' }, escapeXml(say(model.summary, writer.locale))),
    bodyMarkup(tall, plot),
  )
}

/** The subtitle of a chart, or nothing. */
export function subtitleOf({ model, writer }: Pick<Figure, 'model' | 'writer'>): string {
  return model.subtitle ? say(model.subtitle, writer.locale) : ''
}

function svg({ model, width, height, font }: Figure, ...children: string[]): string {
  const described = children.some(child => child.startsWith('<desc')) ? 'title desc' : 'title'
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': described,
      'font-family': font,
      'data-chart': model.type,
    },
    ...children,
  )
}

/** Small multiples must be read: with many of them a picture grows beyond its wished height. */
function leastBody(figure: Figure): number {
  const plots = leastHeight(figure.model, figure.width)
  return plots === 0 ? 0 : plots + legendPiece(figure).height + 4
}

function bodyMarkup(figure: Figure, plot: DrawPlot): string {
  const legend = legendPiece(figure)
  const gap = legend.height > 0 ? 4 : 0
  const below = { ...figure, height: Math.max(40, figure.height - legend.height - gap) }
  return legend.markup + moved(0, legend.height + gap, marksMarkup(below, plot))
}

function marksMarkup(figure: Figure, plot: DrawPlot): string {
  const { model, writer, palette, width, height } = figure
  if (model.type === 'metric') return metricPiece(figure).markup
  if (model.table.rowCount === 0)
    return textElement(say({ code: 'summary.empty', params: {} }, writer.locale), { x: 0, y: 16, fill: palette.muted })
  if (model.type === 'pivot') return pivotPiece(figure).markup
  if (!isDrawn(model)) return tablePiece(figure).markup
  // A root within a root is a picture within a picture, in its own coordinates.
  return plot({ width, height })
}

function headPiece(figure: Figure): Piece {
  const { model, palette, writer, width } = figure
  const subtitle = subtitleOf(figure)
  const title = lines(say(model.title, writer.locale), width, 16)
  const drawn = title.map((line, i) =>
    textElement(line, { x: 0, y: 16 + i * 22, fill: palette.text, size: 16, weight: 600 }),
  )
  const below = title.length * 22
  const under = subtitle ? [textElement(fitted(subtitle, width), { x: 0, y: below + 12, fill: palette.muted })] : []
  return { markup: [...drawn, ...under].join(''), height: below + under.length * 18 + 10 }
}

function footPiece({ model, palette, writer, width }: Figure, source: string): Piece {
  const said = [
    ...notesOf(model, writer).flatMap(note => lines(note, width, 12)),
    ...(source ? [fitted(source, width)] : []),
  ]
  if (said.length === 0) return nothing
  const drawn = said.map((line, i) => textElement(line, { x: 0, y: 22 + i * 16, fill: palette.muted }))
  return { markup: drawn.join(''), height: 10 + said.length * 16 }
}
