import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import type { Filter } from '../../../contract/plan.ts'
import { niceStep } from '../nice.ts'
import { finestUnit, periodsIn } from '../period.ts'
import { type Fields, type Group, isDate } from './fields.ts'
import { rangeWithin } from './range.ts'

/** More positions than this along a line cannot be told apart. */
export const MOST_STEPS = 2000

interface Steps {
  group: Group
  isCoarser: boolean
  notes: Message[]
}

/** A group along an axis, coarser when it has more positions than can be drawn; finer again where the filter is narrow. */
export function stepped(group: Group, { question: { filter }, rows }: Fields, most = MOST_STEPS): Steps {
  const { column, field } = group
  if (field.timePart !== undefined || field.bins !== undefined || field.width !== undefined || field.leading)
    return { group, isCoarser: false, notes: [] }
  const count = Math.min(positionsIn(group, filter), rows)
  // Not a number of positions: times of day, of which there is no coarser step.
  if (!(count > most)) return { group, isCoarser: false, notes: [] }
  const coarse = coarsely(column, filter, most)
  const code = coarse.field.timeUnit ? 'note.coarserUnit' : 'note.coarser'
  const params = { name: column.name, unit: coarse.field.timeUnit ?? '', width: coarse.field.width ?? 0 }
  return { group: coarse, isCoarser: true, notes: [{ code, params }] }
}

/** A date by its finest unit, a number in ranges, so that there are at most so many positions. */
export function coarsely(column: Column, filter: Filter | undefined, most = MOST_STEPS): Group {
  const { low, high } = rangeWithin(column, filter)
  const base = { role: 'group' as const, column: column.id }
  if (isDate(column))
    return { column, kind: 'time', field: { ...base, timeUnit: finestUnit(column, high - low, most) } }
  return { column, kind: 'range', field: { ...base, width: niceStep((2 * (high - low)) / most) } }
}

function positionsIn({ column, field }: Group, filter: Filter | undefined): number {
  const { low, high } = rangeWithin(column, filter)
  if (isDate(column)) return field.timeUnit === undefined ? 0 : periodsIn(high - low, field.timeUnit)
  const whole = rangeWithin(column, undefined)
  const share = whole.high > whole.low ? (high - low) / (whole.high - whole.low) : 1
  const spread = column.profile.distinct * share
  return column.type === 'integer' ? Math.min(column.profile.distinct, high - low + 1) : spread
}
