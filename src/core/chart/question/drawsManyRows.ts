import type { Column } from '../../../contract/column.ts'
import type { Question } from '../../../contract/question.ts'
import { fieldsOf } from './fields.ts'
import { MOST_STEPS } from './steps.ts'

/**
 * Whether how a question is drawn hangs on the number of rows in its filter: its marks are rows, or lie along a fine
 * axis, of a table with more rows than can be told apart.
 */
export function drawsManyRows(question: Question, columns: readonly Column[]): boolean {
  const { raw, x, rows } = fieldsOf(question, columns)
  return (
    rows > MOST_STEPS && (raw.x.length + raw.y.length > 0 || x.some(({ kind }) => kind === 'time' || kind === 'number'))
  )
}
