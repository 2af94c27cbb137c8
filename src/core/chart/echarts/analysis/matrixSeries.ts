import type { Coordinates } from '../marks/custom.ts'
import { inkOn, type Palette, shadeOf } from '../palette.ts'
import { textWidth } from '../textWidth.ts'
import type { AnalysisDrawing } from './analysisDrawing.ts'

/** The cells of a matrix, their value written where there is room. Colours part at zero when the scale spans it. */
export function matrixSeries({ picture, palette, writer, font }: AnalysisDrawing) {
  const cells = picture.cells ?? []
  const [low, high] = picture.scale ?? extent(cells.map(([, , value]) => value))
  const written = (value: number | null) => (value === null ? '' : writer.fixed(value, 2))
  const room = 6 + cells.reduce((most, [, , value]) => Math.max(most, textWidth(written(value), 11)), 0)
  return {
    type: 'custom',
    data: cells.map(([x, y]) => [x, y]),
    encode: { x: 0, y: 1 },
    renderItem: ({ dataIndex }: { dataIndex: number }, api: Coordinates) => {
      const value = cells[dataIndex]?.[2] ?? null
      const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)])
      const size = api.size?.([1, 1])
      const [w = 0, h = 0] = Array.isArray(size) ? size : [0, 0]
      const fill = value === null ? palette.gridline : shade(palette, value, [low, high])
      const shape = {
        x: x - w / 2 + 0.5,
        y: y - h / 2 + 0.5,
        width: Math.max(1, w - 1),
        height: Math.max(1, h - 1),
        r: 1.5,
      }
      const style = { text: written(value), x, y, fill: inkOn(fill), align: 'center', verticalAlign: 'middle' }
      const text = { type: 'text', silent: true, style: { ...style, fontSize: 11, fontFamily: font } }
      const isWritten = room < w && h > 15
      return { type: 'group', children: [{ type: 'rect', shape, style: { fill } }, ...(isWritten ? [text] : [])] }
    },
  }
}

function extent(values: readonly (number | null)[]): [number, number] {
  const known = values.filter(value => value !== null)
  return known.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [known[0] ?? 0, known[0] ?? 1],
  )
}

/** Between two colours; with zero inside the scale away from the surface to one colour or the other. */
function shade(palette: Palette, value: number, [low, high]: readonly [number, number]): string {
  if (!(low < 0 && high > 0)) return shadeOf(palette, high > low ? (value - low) / (high - low) : 0.5)
  const most = Math.max(-low, high)
  const ends = value < 0 ? [palette.gridline, palette.categorical[1]] : [palette.gridline, palette.categorical[0]]
  const sequential = ends.map(colour => colour ?? palette.muted)
  return shadeOf({ ...palette, sequential }, Math.min(1, Math.abs(value) / most))
}
