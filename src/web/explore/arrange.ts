import type { ChartType } from '../../contract/chart.ts'
import type { Column } from '../../contract/column.ts'
import type { Field, Question, Suggestion } from '../../contract/question.ts'
import { isNumeric } from '../grid/cellText.ts'
import { figureOf, groupOf } from './fieldFor.ts'

type Columns = ReadonlyMap<string, Column>
interface Known {
  columns: Columns
  /** Types that the fields allow as they stand. */
  suggestions: readonly Suggestion[]
}

/** The question drawn as a type, its fields turned so that they allow it; null when they cannot be. */
export function arranged(question: Question, type: ChartType, { columns, suggestions }: Known): Question | null {
  if (suggestions.some(suggestion => suggestion.type === type)) return { ...question, type }
  if (type === 'scatter') return asRows(question, columns)
  const grouped = question.x.some(isRaw) || question.y.some(isRaw) ? asGroups(question, columns) : question
  if (type === 'histogram') return asHistogram(grouped, columns)
  // Points become groups and figures; whether these fit is for whoever draws to say.
  return grouped === question ? null : { ...grouped, type }
}

const isRaw = (field: Field) => field.role === 'raw'

/** Two numbers against each other, row by row. */
function asRows(question: Question, columns: Columns): Question | null {
  const { sort: _, having: __, stack: ___, ...rest } = question
  const [x, y] = question.x.length > 0 ? [question.x[0], question.y[0]] : [question.y[0], question.y[1]]
  const [xs, ys] = [numberOf(x, columns), numberOf(y, columns)]
  if (!xs || !ys || question.x.length > 1) return null
  const { size } = question
  const sized = size && numberOf(size, columns)
  return {
    ...rest,
    type: 'scatter',
    x: [{ role: 'raw', column: xs.id }],
    y: [{ role: 'raw', column: ys.id }],
    ...(sized && { size: { role: 'raw', column: sized.id } }),
  }
}

function numberOf(field: Field | undefined, columns: Columns): Column | null {
  const column = field?.column === undefined ? undefined : columns.get(field.column)
  return column && isNumeric(column) ? column : null
}

/** Rows put together again: numbers on X in ranges, numbers on Y as figures. */
function asGroups(question: Question, columns: Columns): Question {
  const grouped = (field: Field, make: (column: Column) => Field): Field => {
    const column = isRaw(field) && field.column !== undefined ? columns.get(field.column) : undefined
    return column ? make(column) : field
  }
  const { size } = question
  return {
    ...question,
    x: question.x.map(field => grouped(field, column => groupOf(column, 'x'))),
    y: question.y.map(field => grouped(field, figureOf)),
    ...(size && { size: grouped(size, figureOf) }),
  }
}

/** How one number spreads: of the number on X, or the only one on Y. */
function asHistogram(question: Question, columns: Columns): Question | null {
  const [x, ...others] = question.x
  const column = numberOf(x ?? question.y[0], columns)
  if (!column || others.length > 0 || question.y.length > 1) return null
  const { sort: _, having: __, stack: ___, ...rest } = question
  return { ...rest, type: 'histogram', x: [{ role: 'group', column: column.id, bins: 20 }], y: [] }
}
