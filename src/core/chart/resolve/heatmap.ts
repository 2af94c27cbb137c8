import type { Scalar } from '../../../contract/column.ts'
import { withPlaces } from './categories.ts'
import { type Channel, channelOf, groupsByName, groupsOn } from './channel.ts'
import { numbersOf } from './grouped.ts'
import type { Marks, Resolving } from './marks.ts'
import { addsUp } from './measures.ts'
import { summaryOfCells } from './partSummaries.ts'
import { dimensionAxis, measureAxis } from './read.ts'
import { figureSaid } from './saidFigure.ts'

/** So many crossings are drawn with those that hold no rows. */
const MOST_CELLS = 20_000

/** A figure at each crossing of two dimensions; what no row stands for is an empty cell. */
export function resolveHeatmap(input: Resolving): Marks {
  const { spec, columns } = input
  const [x, y] = [channelOf(input, spec.encoding.x), channelOf(input, spec.encoding.rows[0])]
  const measure = spec.plan.measures.find(({ as }) => as === spec.encoding.colour)
  if (!x || !y || !measure) throw new Error('a heatmap needs two dimensions and a measure')
  const numbers = numbersOf(input, measure.as)
  const weights = addsUp(measure) ? numbers : null
  const [across, down] = [placesOf(x, weights), placesOf(y, weights)]
  const { title } = measureAxis(measure, columns, false)
  const cells = crossings({ x, y, across, down }, numbers)
  return {
    x: { ...dimensionAxis(x.dimension, columns, across), kind: 'category' },
    y: { ...dimensionAxis(y.dimension, columns, down), kind: 'category' },
    series: [{ name: title, measure: measure.as, colour: 0, values: [], cells }],
    summary: summaryOfCells(input, { x, y, across, down, cells, measure: figureSaid(measure, columns) }),
  }
}

/** What has an order in it, with its empty places; names the heaviest first, or by the alphabet where nothing adds up. */
function placesOf(channel: Channel, weights: readonly (number | null)[] | null): Scalar[] {
  if (channel.isOrdered) return withPlaces(channel, groupsOn(channel))
  return weights ? groupsOn(channel, weights) : groupsByName(channel)
}

interface Crossing {
  x: Channel
  y: Channel
  across: readonly Scalar[]
  down: readonly Scalar[]
}

type Cell = [number, number, number | null]

function crossings({ x, y, across, down }: Crossing, numbers: readonly (number | null)[]): Cell[] {
  const [column, row] = [placeIn(across), placeIn(down)]
  const known = new Map<number, number | null>()
  for (const [i, value] of numbers.entries()) {
    const [at, below] = [column(x.values[i] ?? null), row(y.values[i] ?? null)]
    if (at !== undefined && below !== undefined) known.set(below * across.length + at, value)
  }
  const isWhole = across.length * down.length <= MOST_CELLS
  const places = isWhole ? Array.from({ length: across.length * down.length }, (_, i) => i) : [...known.keys()]
  return places.map(i => [i % across.length, Math.floor(i / across.length), known.get(i) ?? null])
}

function placeIn(values: readonly Scalar[]): (value: Scalar) => number | undefined {
  const places = new Map(values.map((value, i) => [value, i]))
  return value => places.get(value)
}
