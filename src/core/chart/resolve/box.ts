import type { Axis } from '../../../contract/chart.ts'
import { askedOrder, withPlaces } from './categories.ts'
import { channelOf } from './channel.ts'
import { alongX, numbersOf, partsOf, seriesOfParts } from './grouped.ts'
import type { Marks, Resolving } from './marks.ts'
import { summaryOfBoxes } from './partSummaries.ts'
import { dimensionAxis, measureAxis, toNumber } from './read.ts'

/** Five quantiles of each group: whiskers, quartiles and the median. Without a group all rows are one box. */
export function resolveBox(input: Resolving): Marks {
  const { spec, columns, table } = input
  const [low, lower, median, upper, high] = spec.encoding.y
  const five = [low, lower, median, upper, high].filter(as => as !== undefined)
  const middle = spec.plan.measures.find(({ as }) => as === median)
  if (!middle || five.length < 5) throw new Error('a box plot needs five measures on y')
  const x = channelOf(input, spec.encoding.x)
  const categories = x ? askedOrder(spec.plan, x, { fill: withPlaces }) : [null]
  const all = Array.from({ length: table.rowCount }, (_, i) => i)
  const onX = alongX(x ?? { values: all.map(() => null) }, categories)
  const numbers = five.map(as => numbersOf(input, as))
  // One series a colour: the five measures are one mark.
  const one: Resolving = { ...input, spec: { ...spec, encoding: { ...spec.encoding, y: [middle.as] } } }
  const drawn = seriesOfParts(one, partsOf(input), rows => {
    const quantiles = numbers.map(column => onX(rows, column))
    return {
      values: quantiles[2] ?? [],
      boxes: categories.map((_, i) => quantiles.map(column => column[i] ?? null)),
    }
  })
  const column = columns.get(middle.column ?? '')
  const [min, max] = [toNumber(column?.profile.min) ?? 0, toNumber(column?.profile.max) ?? 0]
  const y = measureAxis(middle, columns, min >= 0 && min < max / 4)
  const axis = x ? dimensionAxis(x.dimension, columns, categories) : allRows(y)
  return { x: { ...axis, kind: 'category' }, y, ...drawn, summary: summaryOfBoxes(input, { x, categories, drawn, y }) }
}

/** One place without a name of its own: it is called what is measured. */
function allRows({ title }: Axis): Axis {
  const format = { kind: 'text', unit: null, fractionDigits: null, timeUnit: null } as const
  return { kind: 'category', title: '', type: 'text', format, categories: [title], startsAtZero: false }
}
