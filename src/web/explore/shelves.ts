import type { Filter } from '../../contract/plan.ts'
import type { Field, Question, Shelf, ValueField } from '../../contract/question.ts'

/** Where a field stands: its shelf and its position there. */
export interface Place {
  shelf: Shelf
  index: number
}

export const shelves = ['x', 'y', 'colour', 'size', 'facet'] as const satisfies readonly Shelf[]
/** How many fields a shelf holds. */
export const room: Record<Shelf, number> = { x: 4, y: 20, colour: 1, size: 1, facet: 1 }

/** The fields on a shelf, in their order. */
export function fieldsOn(question: Question, shelf: Shelf): readonly Field[] {
  if (shelf === 'x' || shelf === 'y') return question[shelf]
  const field = question[shelf]
  return field ? [field] : []
}

export function fieldAt(question: Question, { shelf, index }: Place): Field | undefined {
  return fieldsOn(question, shelf)[index]
}

/** Figures in the order in which `having` numbers them: y, size, colour, x. */
export function valueFields(question: Question): readonly ValueField[] {
  const all = [...question.y, ...fieldsOn(question, 'size'), ...fieldsOn(question, 'colour'), ...question.x]
  return all.filter(field => field.role === 'value')
}

/** The question with a field put at a place; a shelf for one field gives up what it held. */
export function put(question: Question, field: Field, { shelf, index }: Place): Question {
  const fields = fieldsOn(question, shelf)
  if (room[shelf] === 1) return withFields(question, shelf, [field])
  return withFields(question, shelf, [...fields.slice(0, index), field, ...fields.slice(index)].slice(0, room[shelf]))
}

export function remove(question: Question, { shelf, index }: Place): Question {
  return withFields(
    question,
    shelf,
    fieldsOn(question, shelf).filter((_, i) => i !== index),
  )
}

/** The question with one field in place of another. */
export function change(question: Question, { shelf, index }: Place, field: Field): Question {
  return withFields(
    question,
    shelf,
    fieldsOn(question, shelf).map((old, i) => (i === index ? field : old)),
  )
}

/** The question with its fields on a shelf replaced, and all that named the old ones mended. */
export function withFields(question: Question, shelf: Shelf, fields: readonly Field[]): Question {
  return mend(question, setFields(question, shelf, fields))
}

/** The question with its fields on a shelf replaced; what named the old ones stays as it is. */
export function setFields(question: Question, shelf: Shelf, fields: readonly Field[]): Question {
  if (shelf === 'x' || shelf === 'y') return { ...question, [shelf]: [...fields] }
  const { [shelf]: _, ...rest } = question
  const [field] = fields
  if (!field || (shelf === 'facet' && field.role !== 'group')) return rest
  return { ...rest, [shelf]: field }
}

/** What refers to fields by number or name follows them; what has lost its field goes. */
export function mend(before: Question, after: Question): Question {
  const { having: _, ...rest } = after
  const having = after.having && renumber(after.having, valueFields(before), valueFields(after))
  const count = valueFields(after).length
  const groups = new Set(shelves.flatMap(shelf => fieldsOn(after, shelf)).flatMap(columnOfGroup))
  const mended = (field: Field) => mendField(field, groups, count)
  const { colour, size, facet } = rest
  return {
    ...rest,
    x: rest.x.map(mended),
    y: rest.y.map(mended),
    ...(colour && { colour: mended(colour) }),
    ...(size && { size: mended(size) }),
    ...(facet && { facet: mended(facet) as typeof facet }),
    ...(having && { having }),
  }
}

const columnOfGroup = (field: Field) => (field.role === 'group' ? [field.column] : [])

function mendField(field: Field, groups: ReadonlySet<string>, measures: number): Field {
  if (field.role === 'group' && field.leading && field.leading.by >= Math.max(1, measures))
    return { ...field, leading: { ...field.leading, by: 0 } }
  if (field.role !== 'value' || !field.calculation) return field
  const { along, ...calculation } = field.calculation
  if (along === undefined || groups.has(along)) return field
  return { ...field, calculation }
}

/** Conditions on figures follow their figure: the same field, or the one that took its place. */
function renumber(having: Filter, before: readonly ValueField[], after: readonly ValueField[]): Filter | undefined {
  const next = new Map<string, string>()
  before.forEach((field, i) => {
    const same = after.indexOf(field)
    const to = same >= 0 ? same : before.length === after.length ? i : -1
    if (to >= 0) next.set(`v${i}`, `v${to}`)
  })
  return renamed(having, next)
}

/** The filter with its columns renamed; conditions on others fall away. */
function renamed(filter: Filter, names: ReadonlyMap<string, string>): Filter | undefined {
  if (filter.op === 'not') {
    const of = renamed(filter.of, names)
    return of && { op: 'not', of }
  }
  if ('of' in filter) {
    const of = filter.of.flatMap(part => renamed(part, names) ?? [])
    return of.length === 0 ? undefined : { ...filter, of }
  }
  const column = names.get(filter.column)
  return column === undefined ? undefined : { ...filter, column }
}
