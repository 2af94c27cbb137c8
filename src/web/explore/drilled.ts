import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import type { Question } from '../../contract/question.ts'
import { groupOf } from './fieldFor.ts'
import { conditionsOf, joinedFilter, withFilter } from './filterTree.ts'
import { setFields } from './shelves.ts'

/** The question asked of some of its rows. */
export function narrowed(question: Question, filter: Filter): Question {
  return withFilter(question, 'filter', joinedFilter([...conditionsOf(question.filter), ...conditionsOf(filter)]))
}

/** The question asked of all rows but some. */
export function without(question: Question, filter: Filter): Question {
  return narrowed(question, { op: 'not', of: filter })
}

/** The same figures of some rows, by another column: it takes the place of what grouped them. */
export function brokenDown(question: Question, column: Column, filter: Filter): Question {
  const { colour, facet: _, sort: __, ...rest } = narrowed(question, filter)
  const figures = rest.y.filter(({ role }) => role === 'value')
  const asked: Question = {
    ...rest,
    type: 'auto',
    ...(colour && colour.role === 'value' && { colour }),
    y: figures.length > 0 ? figures : [{ role: 'value', aggregate: 'count' }],
  }
  return setFields(asked, 'x', [groupOf(column, 'x')])
}
