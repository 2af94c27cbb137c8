import type { Column } from '../../contract/column.ts'
import type { PlanSource } from '../../contract/plan.ts'
import type { Question } from '../../contract/question.ts'
import { emptyQuestion } from './address.ts'
import { groupOf } from './fieldFor.ts'

/** What is asked first of one column: how its numbers spread, or how many rows each of its groups has. */
export function questionAbout(column: Column, source: PlanSource): Question {
  const x = [groupOf(column, 'x')]
  const empty = emptyQuestion(source)
  return column.role === 'measure' ? { ...empty, x } : { ...empty, x, y: [{ role: 'value', aggregate: 'count' }] }
}
