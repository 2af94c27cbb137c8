import { ChartSpec, type ChartType } from '../../../contract/chart.ts'
import type { Column } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import type { Question, Suggestion } from '../../../contract/question.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { rules } from './rules.ts'
import { subtitleOf } from './subtitles.ts'
import { suggestFor } from './suggest.ts'
import { titleOf } from './titles.ts'

interface Asked {
  spec: ChartSpec
  suggestions: Suggestion[]
}

/**
 * A question as a chart: its type (the best one for 'auto'), the plan that answers it and what stands on which channel.
 *
 * @param rowsInFilter  rows that the filter lets through; without it those of the table. Large answers are sampled or
 *                      drawn in steps by it, and exact again when a filter leaves few rows
 * @throws DomainError invalid_plan with what to change when the fields do not allow the type
 */
export function specOf(question: Question, columns: readonly Column[], rowsInFilter?: number): Asked {
  const f = fieldsOf(question, columns, rowsInFilter)
  const suggestions = suggestFor(f)
  const type = typeFor(f, suggestions)
  const { plan, totals, notes = [], ...draft } = rules[type].lay(f)
  const subtitle = subtitleOf(f, type, plan)
  const spec = ChartSpec.parse({
    ...draft,
    type,
    plan,
    totals: totals ?? [],
    title: titleOf(f, type),
    ...(subtitle && { subtitle }),
    ...(notes.length > 0 && { notes }),
  })
  return { spec, suggestions }
}

function typeFor(f: Fields, [best]: readonly Suggestion[]): ChartType {
  const asked = f.question.type
  if (asked === 'auto' && best) return best.type
  const type = asked === 'auto' ? 'table' : asked
  const lack = rules[type].lacks(f)
  if (lack !== null)
    throw new DomainError('invalid_plan', lack, { errors: [{ pointer: '/question/type', detail: lack }] })
  return type
}
