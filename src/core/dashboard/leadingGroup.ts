import type { Column } from '../../contract/column.ts'
import type { GroupField, Question } from '../../contract/question.ts'

/** Where the groups stand of which a question shows the leading ones. */
interface LeadingGroup {
  shelf: 'x' | 'y' | 'colour' | 'facet'
  index: number
  field: GroupField
}

/**
 * The group whose leading values can be more or fewer: the first that is held to some, else the first of names along an
 * axis, when a figure can rank them. Null when there is none.
 */
export function leadingGroup(question: Question, columns: readonly Column[]): LeadingGroup | null {
  const groups = groupsOf(question)
  const held = groups.find(({ field }) => field.leading)
  if (held) return held
  const types = new Map(columns.map(({ id, type }) => [id, type]))
  return groups.find(({ shelf, field }) => shelf !== 'facet' && types.get(field.column) === 'text') ?? null
}

function groupsOf({ x, y, colour, facet }: Question): LeadingGroup[] {
  const shelves = { x, y, colour: colour ? [colour] : [], facet: facet ? [facet] : [] }
  return (['x', 'y', 'colour', 'facet'] as const).flatMap(shelf =>
    shelves[shelf].flatMap((field, index) => (field.role === 'group' ? [{ shelf, index, field }] : [])),
  )
}
