import type { Column } from '../../contract/column.ts'
import type { Field, Question, Shelf } from '../../contract/question.ts'
import { fieldFor } from './fieldFor.ts'
import { fieldAt, fieldsOn, mend, type Place, room, setFields, withFields } from './shelves.ts'

interface Move {
  from: Place
  to: Place
  columns: ReadonlyMap<string, Column>
}

/** The question with a field moved: within its shelf it changes places, on another it stands as suits it there. */
export function moveField(question: Question, { from, to, columns }: Move): Question {
  const field = fieldAt(question, from)
  if (!field) return question
  if (from.shelf === to.shelf) return withFields(question, from.shelf, reordered(question, from, to.index))
  const rest = fieldsOn(question, from.shelf).filter((_, i) => i !== from.index)
  const without = setFields(question, from.shelf, rest)
  const next = suits(field, to.shelf) ? field : remade(field, to.shelf, { question: without, columns })
  if (!next) return question
  // Mended once, over the whole move: a condition on a figure goes along with it.
  return mend(question, setFields(without, to.shelf, withOne(fieldsOn(without, to.shelf), next, to)))
}

function withOne(fields: readonly Field[], field: Field, { shelf, index }: Place): Field[] {
  if (room[shelf] === 1) return [field]
  return [...fields.slice(0, index), field, ...fields.slice(index)].slice(0, room[shelf])
}

function reordered(question: Question, { shelf, index }: Place, to: number): Field[] {
  const fields = [...fieldsOn(question, shelf)]
  const [field] = fields.splice(index, 1)
  // Let down behind where it stood, it moves up by its own place.
  if (field) fields.splice(to > index ? to - 1 : to, 0, field)
  return fields
}

/** Whether a field may stand on a shelf as it is. */
function suits({ role }: Field, shelf: Shelf): boolean {
  if (shelf === 'facet') return role === 'group'
  return shelf !== 'size' || role !== 'group'
}

function remade(
  field: Field,
  shelf: Shelf,
  { question, columns }: { question: Question; columns: Move['columns'] },
): Field | null {
  const column = field.column === undefined ? undefined : columns.get(field.column)
  return column ? fieldFor(column, shelf, question) : null
}
