import { ChartType } from '../../../contract/chart.ts'
import type { Column } from '../../../contract/column.ts'
import type { Question, Suggestion } from '../../../contract/question.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { rules } from './rules.ts'

/**
 * Every type of chart that the fields allow, the best first, each with its reason.
 * @throws DomainError invalid_plan when the question names a column that the table does not have
 */
export function suggest(question: Question, columns: readonly Column[]): Suggestion[] {
  return suggestFor(fieldsOf(question, columns))
}

/** The same for fields already read. */
export function suggestFor(f: Fields): Suggestion[] {
  return ChartType.options
    .filter(type => rules[type].lacks(f) === null)
    .map(type => ({ type, why: rules[type].why(f), score: Math.max(0, rules[type].score(f)) }))
    .sort((a, b) => b.score - a.score)
}
