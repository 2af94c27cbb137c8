import type { Filter } from '../../contract/plan.ts'
import type { Field, Question } from '../../contract/question.ts'

/** Ids of the columns that a question names, each once, in the order of its shelves, its filter and its sort. */
export function columnsOf(question: Question): string[] {
  const fields = [...question.x, ...question.y, question.colour, question.size, question.facet]
  const ids = fields.flatMap(field => (field ? columnsOfField(field) : []))
  const sorted = question.sort?.column === undefined ? [] : [question.sort.column]
  return [...new Set([...ids, ...(question.filter ? columnsOfFilter(question.filter) : []), ...sorted])]
}

function columnsOfField(field: Field): string[] {
  if (field.role !== 'value') return [field.column]
  return [field.column, field.calculation?.along].filter(id => id !== undefined)
}

/** Ids of the columns a condition looks at, in its order; one that is asked twice comes twice. */
export function columnsOfFilter(filter: Filter): string[] {
  if (!('of' in filter)) return [filter.column]
  return Array.isArray(filter.of) ? filter.of.flatMap(columnsOfFilter) : columnsOfFilter(filter.of)
}
