import { askedOrder } from './categories.ts'
import { channelOf, labelOfGroup } from './channel.ts'
import { alongX, numbersOf } from './grouped.ts'
import type { Marks, Resolving } from './marks.ts'
import { summaryOfShares } from './partSummaries.ts'
import { dimensionAxis, measureAxis, measureOnY } from './read.ts'
import { figureSaid } from './saidFigure.ts'

/** Parts of a whole, each a slice; what was folded together comes last. */
export function resolvePie(input: Resolving): Marks {
  const { spec, columns } = input
  const x = channelOf(input, spec.encoding.x)
  if (!x) throw new Error('a pie needs a dimension on x')
  const measure = measureOnY(spec)
  const numbers = numbersOf(input, measure.as)
  const categories = askedOrder(spec.plan, x)
  const values = alongX(x, categories)([...x.values.keys()], numbers)
  const y = measureAxis(measure, columns, true)
  const parts = categories.map((value, i) => ({ name: labelOfGroup(value, x.format), value: values[i] ?? 0 }))
  return {
    x: { ...dimensionAxis(x.dimension, columns, categories), kind: 'category' },
    y,
    series: [{ name: y.title, measure: measure.as, colour: 0, values }],
    legend: x.column.name,
    summary: summaryOfShares(parts, figureSaid(measure, columns)),
  }
}
