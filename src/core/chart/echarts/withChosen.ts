import type { MarkPlace } from './drawing.ts'
import type { Palette } from './palette.ts'
import type { Picture } from './pictureOf.ts'

type Greys = Pick<Palette, 'baseline' | 'text'>

/** A series as far as it is looked at here: ECharts has a dozen shapes of it. */
interface Drawn {
  id: string
  type: string
  data?: unknown
  renderItem?: (params: { dataIndex: number }, api: unknown) => unknown
}

/**
 * The option of a picture with all marks grey but the chosen ones. Lines stay as they are: of them the chosen part is
 * shown otherwise. `isChosen` null: nothing was chosen.
 */
export function withChosen(
  { option, placeAt }: Pick<Picture, 'option' | 'placeAt'>,
  isChosen: ((place: MarkPlace) => boolean) | null,
  greys: Greys,
): Picture['option'] {
  if (!isChosen) return option
  // The parts of an option are objects of our own making.
  const series = (option.series as Drawn[]).map(one => {
    if (one.type === 'line') return one
    const isGrey = (dataIndex: number, data: unknown) => {
      const place = placeAt({ seriesId: one.id, dataIndex, data })
      return place !== null && !isChosen(place)
    }
    return greyed(one, isGrey, greys)
  })
  return { ...option, series }
}

type IsGrey = (dataIndex: number, data: unknown) => boolean

function greyed(series: Drawn, isGrey: IsGrey, greys: Greys): Drawn {
  const { renderItem, data } = series
  if (!Array.isArray(data)) return series
  if (!renderItem)
    return { ...series, data: data.map((item: unknown, i) => (isGrey(i, item) ? itemInGrey(item, greys) : item)) }
  return {
    ...series,
    renderItem: (params, api) => {
      const shape = renderItem(params, api) as Shape | undefined
      return shape && isGrey(params.dataIndex, data[params.dataIndex]) ? inGrey(shape, greys) : shape
    },
  }
}

interface Shape {
  type: string
  style?: Record<string, unknown>
  children?: Shape[]
}

/** Only what has a fill or a line of its own is greyed, and texts as they are read on grey. */
function inGrey({ type, style, children, ...rest }: Shape, greys: Greys): Shape {
  if (type === 'text') return { ...rest, type, style: { ...style, fill: greys.text } }
  const painted = style && Object.entries(style).map(([name, value]) => [name, isPaint(name) ? greys.baseline : value])
  return {
    ...rest,
    type,
    ...(painted && { style: Object.fromEntries(painted), emphasis: {} }),
    ...(children && { children: children.map(child => inGrey(child, greys)) }),
  }
}

const isPaint = (name: string) => name === 'fill' || name === 'stroke'

function itemInGrey(item: unknown, { baseline: color }: Greys): unknown {
  const isObject = item !== null && typeof item === 'object' && !Array.isArray(item)
  const own: { itemStyle?: object } = isObject ? item : ({ value: item } as object)
  return { ...own, itemStyle: { ...own.itemStyle, color } }
}
