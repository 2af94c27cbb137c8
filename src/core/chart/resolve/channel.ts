import type { Format } from '../../../contract/chart.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import type { Dimension } from '../../../contract/plan.ts'
import { say } from '../../words/say.ts'
import { Writer } from '../../words/writer.ts'
import { foldsOther, isOtherValue } from '../echarts/other.ts'
import { formatOfDimension } from '../formatOfDimension.ts'
import { isDate, isNumber } from '../question/fields.ts'
import type { Resolving } from './marks.ts'
import { dimensionOf, valuesOf } from './read.ts'

const english = new Writer('en-US')

/** A dimension of the answer on one of a chart's channels. */
export interface Channel {
  as: string
  dimension: Dimension
  column: Column
  format: Format
  /** Its value in each row of the answer. */
  values: readonly Scalar[]
  /** The smaller groups are one, 'Other'. */
  isFolded: boolean
  /** Its groups follow each other by what they are (times, numbers, ranges), not only by name. */
  isOrdered: boolean
}

/** The channel that a result column stands on; null when the chart does not use it. */
export function channelOf({ spec, columns, table }: Resolving, as: string | undefined): Channel | null {
  const dimension = dimensionOf(spec, as)
  if (!dimension) return null
  const column = columns.get(dimension.column)
  if (!column) throw new Error(`the table has no column ${dimension.column}`)
  return {
    as: dimension.as,
    dimension,
    column,
    format: formatOfDimension(dimension, column),
    values: valuesOf(table, dimension.as),
    isFolded: foldsOther(spec.plan, dimension.as),
    isOrdered: isDate(column) || isNumber(column) || column.role === 'time',
  }
}

/** Whether a value of the channel stands for what was folded together. */
export const isRest = ({ isFolded }: Channel, value: Scalar) => isFolded && isOtherValue(value)

/**
 * The different groups of a channel. Those with an order of their own follow it; names go by their weights, the heaviest
 * first, or without weights as they first occur. Missing values come after what has an order, and 'Other' after all.
 */
export function groupsOn(channel: Channel, weights: readonly (number | null)[] | null = null): Scalar[] {
  const { values, isOrdered } = channel
  const groups = [...new Set(values)]
  const named = groups.filter(value => !isRest(channel, value))
  const rest = groups.filter(value => isRest(channel, value))
  if (isOrdered) return [...named.sort((a, b) => inOrder(channel, a, b)), ...rest]
  return [...(weights ? byWeight(named, values, weights) : named), ...rest]
}

/** The different groups of a channel, names by the alphabet. */
export function groupsByName(channel: Channel): Scalar[] {
  return groupsOn({ ...channel, isOrdered: true })
}

function inOrder({ column, dimension }: Channel, a: Scalar, b: Scalar): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  // Beside 'Other' numbers are text.
  if (isNumber(column) || dimension.timePart !== undefined) return Number(a) - Number(b)
  return a < b ? -1 : a > b ? 1 : 0
}

function byWeight(groups: Scalar[], values: readonly Scalar[], weights: readonly (number | null)[]): Scalar[] {
  const total = new Map<Scalar, number>()
  for (const [i, value] of values.entries()) total.set(value, (total.get(value) ?? 0) + (weights[i] ?? 0))
  return groups.sort((a, b) => (total.get(b) ?? 0) - (total.get(a) ?? 0))
}

/** A group as it is called in a legend, above a small chart, in a sentence. */
export function labelOfGroup(value: Scalar, format: Format): string {
  if (value === null) return say({ code: 'drawn.missing', params: {} }, english.locale)
  return typeof value === 'boolean' ? String(value) : english.value(value, format, 'cell')
}
