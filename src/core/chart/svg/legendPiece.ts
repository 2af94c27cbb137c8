import { legendOf } from '../echarts/legend.ts'
import { colourOf } from '../echarts/palette.ts'
import { fitted, textWidth } from '../echarts/textWidth.ts'
import { element, textElement } from './element.ts'
import { type Figure, nothing, type Piece } from './figure.ts'

const row = 20
const swatch = 14
const gap = 16
const rampWidth = 120

/** The legend of a chart, on as many lines as it takes. */
export function legendPiece({ model, palette, writer, width }: Figure): Piece {
  const legend = legendOf(model)
  if (!legend) return nothing
  if (legend.kind === 'ramp') return ramp({ palette, writer }, legend)
  let [x, y] = [0, 0]
  const items = legend.items.map(({ name, colour }) => {
    const label = fitted(name, Math.min(240, width - swatch))
    const wide = swatch + textWidth(label)
    if (x > 0 && x + wide > width) [x, y] = [0, y + row]
    const markup = [
      element('rect', { x, y: y + 4, width: 8, height: 8, rx: 2, fill: colourOf(palette, colour) }),
      textElement(label, { x: x + swatch, y: y + 12, fill: palette.muted }),
    ]
    x += wide + gap
    return markup.join('')
  })
  return { markup: items.join(''), height: y + row }
}

function ramp(
  { palette, writer }: Pick<Figure, 'palette' | 'writer'>,
  { low, high, format }: Extract<ReturnType<typeof legendOf>, { kind: 'ramp' }>,
): Piece {
  const write = (value: number) => (format ? writer.value(value, format, 'axis') : writer.number(value))
  const left = textWidth(write(low)) + 6
  const stops = palette.sequential.map((colour, i, { length }) =>
    element('stop', { offset: i / (length - 1), 'stop-color': colour }),
  )
  return {
    markup: [
      element('defs', {}, element('linearGradient', { id: 'ramp' }, ...stops)),
      textElement(write(low), { x: 0, y: 12, fill: palette.muted }),
      element('rect', { x: left, y: 4, width: rampWidth, height: 8, rx: 2, fill: 'url(#ramp)' }),
      textElement(write(high), { x: left + rampWidth + 6, y: 12, fill: palette.muted }),
    ].join(''),
    height: row,
  }
}
