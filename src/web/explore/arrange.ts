import type { ChartType } from '../../contract/chart.ts'
import type { Column } from '../../contract/column.ts'
import type { Field, Question } from '../../contract/question.ts'
import { fieldsOf } from '../../core/chart/question/fields.ts'
import { rules } from '../../core/chart/question/rules.ts'
import { isNumeric } from '../grid/cellText.ts'
import { figureOf, groupOf } from './fieldFor.ts'

type Columns = ReadonlyMap<string, Column>
type Turn = (question: Question, columns: Columns) => Question | null

/** The question drawn as a type; where its fields do not allow it as they stand, turned so that they do; else why not. */
export function arranged(question: Question, type: ChartType, columns: Columns): Question | string {
  const lack = lackOf(question, type, columns)
  if (lack === null) return { ...question, type }
  for (const turn of turns[type] ?? [asGroups]) {
    const turned = turn(question, columns)
    if (turned && lackOf(turned, type, columns) === null) return { ...turned, type }
  }
  return lack
}

function lackOf(question: Question, type: ChartType, columns: Columns): string | null {
  return rules[type].lacks(fieldsOf({ ...question, type }, [...columns.values()]))
}

const turns: Partial<Record<ChartType, readonly Turn[]>> = {
  scatter: [asRows],
  box: [asSpread],
  histogram: [asDistribution],
}

/** Two numbers against each other, row by row. */
function asRows(question: Question, columns: Columns): Question | null {
  const [x, y] = question.x.length > 0 ? [question.x[0], question.y[0]] : [question.y[0], question.y[1]]
  const [xs, ys] = [numberOf(x, columns), numberOf(y, columns)]
  if (!xs || !ys || question.x.length > 1) return null
  const { size, ...rest } = plain(question)
  const sized = numberOf(size, columns)
  return {
    ...rest,
    x: [{ role: 'raw', column: xs.id }],
    y: [{ role: 'raw', column: ys.id }],
    ...(sized && { size: { role: 'raw', column: sized.id } }),
  }
}

/** How one number spreads in each group: it stands row by row. */
function asSpread(question: Question, columns: Columns): Question | null {
  const column = numberOf(question.y[0], columns)
  if (!column || question.y.length > 1) return null
  const { size: _, ...rest } = plain(question)
  return { ...asGroups(rest, columns), y: [{ role: 'raw', column: column.id }] }
}

/** How one number spreads: the number on X, or the only one on Y. */
function asDistribution(question: Question, columns: Columns): Question | null {
  const [x, ...others] = question.x
  const column = numberOf(x ?? question.y[0], columns)
  if (!column || others.length > 0 || question.y.length > 1) return null
  const { size: _, ...rest } = plain(question)
  return { ...rest, x: [{ role: 'group', column: column.id, bins: 20 }], y: [] }
}

/** Rows put together again: numbers on X in ranges, numbers on Y as figures. */
function asGroups(question: Question, columns: Columns): Question {
  const turn = (field: Field, make: (column: Column) => Field): Field => {
    const column = field.role === 'raw' ? columns.get(field.column) : undefined
    return column ? make(column) : field
  }
  const { size } = question
  return {
    ...question,
    x: question.x.map(field => turn(field, column => groupOf(column, 'x'))),
    y: question.y.map(field => turn(field, figureOf)),
    ...(size && { size: turn(size, figureOf) }),
  }
}

/** What speaks of groups has no meaning among rows. */
function plain({ sort: _, having: __, stack: ___, ...rest }: Question): Question {
  return rest
}

function numberOf(field: Field | undefined, columns: Columns): Column | null {
  const column = field?.column === undefined ? undefined : columns.get(field.column)
  return column && isNumeric(column) ? column : null
}
