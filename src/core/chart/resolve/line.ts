import type { Axis } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { Measure } from '../../../contract/plan.ts'
import { isNumber } from '../question/fields.ts'
import { withGaps, withPlaces } from './categories.ts'
import { type Channel, channelOf, groupsOn } from './channel.ts'
import { alongX, numbersOf, partsOf, seriesOfParts } from './grouped.ts'
import type { Marks, Resolving } from './marks.ts'
import { axisOfMeasures, measuresOnY } from './measures.ts'
import { dimensionAxis } from './read.ts'
import { resolveRowsLine } from './rowsLine.ts'
import { summaryOfCourse } from './summaries.ts'

/** A line over time or along numbers. Periods without rows are gaps, not zeros, and keep their place on the axis. */
export function resolveLine(input: Resolving): Marks {
  return input.spec.plan.columns === undefined ? throughGroups(input) : resolveRowsLine(input)
}

function throughGroups(input: Resolving): Marks {
  const { spec, columns } = input
  const { lows, highs } = spec.encoding
  const x = channelOf(input, spec.encoding.x)
  if (!x) throw new Error('a line chart needs a dimension on x')
  const parts = partsOf(input)
  const categories = placesOf(x)
  const isStacked = spec.stack !== 'none'
  // A part without rows adds nothing to its stack.
  const onX = alongX(x, categories, isStacked ? 0 : null)
  const xs = isAlongNumbers(x) ? categories.map(Number) : null
  const along = (rows: readonly number[], as: string | undefined) =>
    as === undefined ? undefined : onX(rows, numbersOf(input, as))
  const drawn = seriesOfParts(input, parts, (rows, { as }, i) => {
    const [low, high] = [along(rows, lows?.[i]), along(rows, highs?.[i])]
    return {
      values: onX(rows, numbersOf(input, as)),
      ...(xs && { xs }),
      ...(low && high && { lows: low, highs: high }),
    }
  })
  const y = axisOfMeasures(input, spec.type === 'area' || measuresOnY(input).every(isFromZero))
  return {
    x: axisAlong(input, x, categories),
    y,
    ...drawn,
    stack: spec.stack,
    ...(lows && { notes: [{ code: 'note.steps', params: { points: input.bill.rowsUsed, steps: categories.length } }] }),
    summary: summaryOfCourse(input, { x, parts, categories, drawn }),
  }

  function axisAlong(_: Resolving, channel: Channel, places: readonly Scalar[]): Axis {
    const axis = dimensionAxis(channel.dimension, columns, places)
    if (!isAlongNumbers(channel)) return axis
    const { width: _width, ...format } = axis.format
    return { ...axis, kind: 'value', format }
  }
}

/** Where the line passes: time in whole periods, numbers where they stand. */
function placesOf(x: Channel): Scalar[] {
  const groups = groupsOn(x).filter(value => value !== null)
  if (isAlongNumbers(x)) return groups
  if (x.dimension.timePart !== undefined) return withPlaces(x, groups)
  return x.isFolded ? groups : withGaps(groups, x.dimension.timeUnit ?? null)
}

/** Numbers that are no years stand on an axis of values. */
function isAlongNumbers({ column, isFolded }: Channel): boolean {
  return isNumber(column) && column.role !== 'time' && !isFolded
}

/** The height of a sum or a count means something; what is averaged may stand anywhere. */
function isFromZero({ aggregate }: Measure): boolean {
  return aggregate === 'sum' || aggregate === 'count' || aggregate === 'countDistinct'
}
