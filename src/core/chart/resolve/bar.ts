import { askedOrder, withPlaces } from './categories.ts'
import { channelOf } from './channel.ts'
import { alongX, numbersOf, partsOf, seriesOfParts, weightsOf } from './grouped.ts'
import type { Marks, Resolving } from './marks.ts'
import { axisOfMeasures } from './measures.ts'
import { dimensionAxis } from './read.ts'
import { summaryOfGroups } from './summaries.ts'

/** Bars start at zero, one per group; a second dimension becomes one series per value, at most six and Other. */
export function resolveBar(input: Resolving): Marks {
  const { spec, columns } = input
  const x = channelOf(input, spec.encoding.x)
  if (!x) throw new Error('a bar chart needs a dimension on x')
  const parts = partsOf(input)
  const isParted = parts.colour !== null || parts.facet !== null
  const categories = askedOrder(input.spec.plan, x, { weights: isParted ? weightsOf(input) : null, fill: withPlaces })
  const onX = alongX(x, categories)
  const drawn = seriesOfParts(input, parts, (rows, { as }) => ({ values: onX(rows, numbersOf(input, as)) }))
  const y = axisOfMeasures(input, true)
  return {
    x: dimensionAxis(x.dimension, columns, categories),
    y,
    ...drawn,
    stack: spec.stack,
    summary: summaryOfGroups(input, { x, parts, categories, drawn }),
  }
}
