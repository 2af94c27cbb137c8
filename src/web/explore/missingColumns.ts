import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import type { Question } from '../../contract/question.ts'
import { fieldsOn, shelves } from './shelves.ts'

/** The columns that a question names and the table does not have, each once. */
export function missingColumns(question: Question, columns: readonly Column[]): string[] {
  const known = new Set(columns.map(({ id }) => id))
  const fields = shelves.flatMap(shelf => fieldsOn(question, shelf))
  const named = [
    ...fields.flatMap(({ column }) => column ?? []),
    ...(question.filter ? columnsOf(question.filter) : []),
  ]
  return [...new Set(named)].filter(id => !known.has(id) && id !== '_row')
}

function columnsOf(filter: Filter): string[] {
  if (filter.op === 'not') return columnsOf(filter.of)
  return 'of' in filter ? filter.of.flatMap(columnsOf) : [filter.column]
}
