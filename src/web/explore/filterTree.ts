import type { Filter } from '../../contract/plan.ts'
import type { Question } from '../../contract/question.ts'

export type Joint = 'all' | 'any' | 'none'
/** A group of conditions as it is edited: all of them, any of them, none of them. */
export interface Group {
  joint: Joint
  of: readonly Filter[]
}

/** A filter as a group; a single condition is a group of one. */
export function groupOf(filter: Filter | undefined): Group {
  if (!filter) return { joint: 'all', of: [] }
  if (filter.op === 'and') return { joint: 'all', of: filter.of }
  if (filter.op === 'or') return { joint: 'any', of: filter.of }
  if (filter.op === 'not' && filter.of.op === 'or') return { joint: 'none', of: filter.of.of }
  return { joint: 'all', of: [filter] }
}

/** The filter that a group is; none without conditions, and 'all' of one is that one. */
export function filterOf({ joint, of }: Group): Filter | undefined {
  const [only] = of
  if (!only) return undefined
  if (joint === 'none') return { op: 'not', of: { op: 'or', of: [...of] } }
  if (of.length === 1 && joint === 'all') return only
  return { op: joint === 'all' ? 'and' : 'or', of: [...of] }
}

/** Whether a filter is edited as a block of its own. */
export function isGroup(filter: Filter): boolean {
  return filter.op === 'and' || filter.op === 'or' || (filter.op === 'not' && filter.of.op === 'or')
}

/** A block that stays one though it holds a single condition. */
export function blockOf({ joint, of }: Group): Filter {
  if (joint === 'none') return { op: 'not', of: { op: 'or', of: [...of] } }
  return { op: joint === 'all' ? 'and' : 'or', of: [...of] }
}

/** The group with a condition replaced, or taken out. */
export function withPart(group: Group, index: number, part: Filter | null): Group {
  const of = group.of.flatMap((old, i) => (i !== index ? [old] : part ? [part] : []))
  return { ...group, of }
}

export function withNew(group: Group, part: Filter): Group {
  return { ...group, of: [...group.of, part] }
}

/** The filter as it is asked: blocks without conditions are left out. */
export function pruned(filter: Filter | undefined): Filter | undefined {
  if (!filter || !isGroup(filter)) return filter
  const { joint, of } = groupOf(filter)
  const kept = of.flatMap(part => pruned(part) ?? [])
  if (kept.length === 0) return undefined
  return kept.length === 1 && joint !== 'none' ? kept[0] : blockOf({ joint, of: kept })
}

/** The question's conditions all of which hold, as chips show them. */
export function conditionsOf(filter: Filter | undefined): readonly Filter[] {
  if (!filter) return []
  return filter.op === 'and' ? filter.of : [filter]
}

/** The same joined again; what is said twice holds once. */
export function joinedFilter(conditions: readonly Filter[]): Filter | undefined {
  const unlike = new Map(conditions.map(condition => [JSON.stringify(condition), condition]))
  return filterOf({ joint: 'all', of: [...unlike.values()] })
}

export function isFiltered({ filter, having }: Question): boolean {
  return filter !== undefined || having !== undefined
}

/** The question asked of all rows and all groups. */
export function unfiltered(question: Question): Question {
  return withFilter(withFilter(question, 'filter', undefined), 'having', undefined)
}

/** The question with its filter on rows, or on figures, replaced; none leaves no trace. */
export function withFilter(question: Question, kind: 'filter' | 'having', filter: Filter | undefined): Question {
  const { [kind]: _, ...rest } = question
  return filter ? { ...rest, [kind]: filter } : rest
}
