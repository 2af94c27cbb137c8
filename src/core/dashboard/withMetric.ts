import type { SwitchedMetric } from '../../contract/dashboardFilter.ts'
import type { Question, ValueField } from '../../contract/question.ts'

/**
 * The question with another figure in the place of its first one; one that only counts rows gets it on Y. A calculation
 * stays where it still has a meaning: only what adds up has shares and running totals.
 */
export function withMetric(
  question: Question,
  { column, aggregate }: Pick<SwitchedMetric, 'aggregate'> & { column: string | undefined },
): Question {
  const figure = (before: ValueField | undefined): ValueField => {
    const calculation = before?.calculation
    const adds = aggregate === 'sum' || aggregate === 'count'
    const keeps = calculation && (adds || (calculation.kind !== 'share' && calculation.kind !== 'running'))
    return {
      role: 'value',
      aggregate,
      ...(column !== undefined && { column }),
      ...(aggregate === 'quantile' && { p: before?.p ?? 0.5 }),
      ...(keeps && { calculation }),
    }
  }
  for (const shelf of ['y', 'x'] as const) {
    const index = question[shelf].findIndex(({ role }) => role === 'value')
    const before = question[shelf][index]
    // A figure on size or colour stands before one on X in the order of figures.
    if (shelf === 'x' && (question.size?.role === 'value' || question.colour?.role === 'value')) continue
    if (before?.role === 'value') return { ...question, [shelf]: question[shelf].with(index, figure(before)) }
  }
  if (question.size?.role === 'value') return { ...question, size: figure(question.size) }
  if (question.colour?.role === 'value') return { ...question, colour: figure(question.colour) }
  return placeOnY(question, figure(undefined))
}

/** Groups on Y are crossed with X, and a figure among them would be read as a pivot's: then it goes on colour. */
function placeOnY(question: Question, figure: ValueField): Question {
  const isCrossed = question.y.some(({ role }) => role === 'group')
  const isFree = question.colour === undefined
  if (isCrossed && isFree && question.type === 'heatmap') return { ...question, colour: figure }
  return { ...question, y: [...question.y, figure] }
}
