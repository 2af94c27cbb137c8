import { say } from '../../words/say.ts'
import { sparkPath } from '../sparkPath.ts'
import { element, textElement } from './element.ts'
import { type Figure, nothing, type Piece } from './figure.ts'

const good = { light: '#0E7C5A', dark: '#3CCFA0' }
const bad = { light: '#B42318', dark: '#FF8A80' }

/** A key figure: the value, how it changed, its course. */
export function metricPiece({ model, writer, palette, width, height }: Figure): Piece {
  const { metric } = model
  if (!metric) return nothing
  const { change } = metric
  const tone = change?.isGood === true ? good : change?.isGood === false ? bad : null
  const path = sparkPath(
    metric.sparkline.map(({ y }) => y),
    { width, height: Math.max(24, Math.min(120, height - 90)) },
  )
  const params = change && { change: change.ratio, current: change.currentLabel, previous: change.previousLabel }
  const parts = [
    textElement(writer.value(metric.value, metric.format, 'kpi'), {
      x: 0,
      y: 40,
      fill: palette.text,
      size: 36,
      weight: 600,
    }),
    ...(params
      ? [
          textElement(say({ code: 'drawn.change', params }, writer.locale), {
            x: 0,
            y: 62,
            fill: tone?.[palette.theme] ?? palette.muted,
          }),
        ]
      : []),
    ...(path
      ? [
          element(
            'g',
            { transform: 'translate(0 84)' },
            element('path', {
              d: path,
              fill: 'none',
              stroke: palette.muted,
              'stroke-width': 1.5,
              'stroke-linejoin': 'round',
            }),
          ),
        ]
      : []),
  ]
  return { markup: parts.join(''), height }
}
