import type { Column } from '../../contract/column.ts'
import type { Field, Question, Shelf } from '../../contract/question.ts'
import { fieldFor } from './fieldFor.ts'
import { fieldAt, fieldsOn, type Place, put, remove, withFields } from './shelves.ts'

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
  const without = remove(question, from)
  const next = suits(field, to.shelf) ? field : remade(field, to.shelf, { question: without, columns })
  return next ? put(without, next, to) : question
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
  if (shelf === 'size') return role !== 'group'
  return shelf === 'y' ? role !== 'group' : shelf === 'colour' || role !== 'value'
}

function remade(
  field: Field,
  shelf: Shelf,
  { question, columns }: { question: Question; columns: Move['columns'] },
): Field | null {
  const column = field.column === undefined ? undefined : columns.get(field.column)
  return column ? fieldFor(column, shelf, question) : null
}
