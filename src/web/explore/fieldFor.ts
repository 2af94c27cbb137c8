import type { Column } from '../../contract/column.ts'
import type { Field, GroupField, Question, Shelf, ValueField } from '../../contract/question.ts'
import { unitOf } from '../../core/chart/period.ts'
import { isNumeric } from '../grid/cellText.ts'
import { fieldsOn, type Place, put, room } from './shelves.ts'

/** So many groups are told apart at a glance on each shelf; more are folded into Other. */
const mostGroups: Record<Shelf, number> = { x: 12, y: 12, colour: 6, size: 12, facet: 9 }
const bins = 20

/** How a column stands on a shelf unless told otherwise. */
export function fieldFor(column: Column, shelf: Shelf, question: Question): Field {
  if (shelf === 'facet') return groupOf(column, 'facet')
  if (drawsRows(question) && isNumeric(column) && column.role !== 'dimension') return { role: 'raw', column: column.id }
  if (shelf === 'y' && question.y.some(({ role }) => role === 'raw') && question.x.length === 0)
    return { role: 'raw', column: column.id }
  if (shelf === 'y' || shelf === 'size') return figureOf(column)
  if (shelf === 'colour' && column.role === 'measure') return figureOf(column)
  return groupOf(column, shelf)
}

/** The figure made of a column: what adds up is summed, other numbers averaged, names counted. */
export function figureOf(column: Column): ValueField {
  const isMeasured = column.role === 'measure' && isNumeric(column)
  const aggregate = !isMeasured ? 'countDistinct' : column.meaning.additive === 'sum' ? 'sum' : 'mean'
  return { role: 'value', column: column.id, aggregate }
}

/** The groups made of a column: dates by a unit that reads well, numbers in bins, many names by the leading ones. */
export function groupOf(column: Column, shelf: Shelf): GroupField {
  const field: GroupField = { role: 'group', column: column.id }
  const timeUnit = unitOf(column)
  if (timeUnit) return { ...field, timeUnit: shelf === 'x' ? timeUnit : 'year' }
  if (column.role === 'measure' && isNumeric(column)) return { ...field, bins: shelf === 'x' ? bins : 5 }
  if (column.role === 'time' || column.profile.distinct <= mostGroups[shelf]) return field
  const n = shelf === 'x' ? 10 : mostGroups[shelf] - (shelf === 'colour' ? 1 : 0)
  return { ...field, leading: { n, other: shelf !== 'facet', by: 0 } }
}

/** The shelf a column is put on when none is named: the first free one that suits it. */
export function bestShelf(column: Column, question: Question): Shelf {
  if (column.role === 'measure') return 'y'
  if (drawsRows(question)) return question.colour ? 'facet' : 'colour'
  if (question.x.length === 0) return 'x'
  if (column.role === 'identifier' || column.role === 'text') return 'y'
  if (!question.colour) return 'colour'
  return question.facet ? 'x' : 'facet'
}

/** The question with a column put on a shelf as suits it there. */
export function addColumn(question: Question, column: Column, place: Partial<Place> & { shelf: Shelf }): Question {
  const { shelf, index = fieldsOn(question, shelf).length } = place
  // A full shelf gives up its last field.
  const at = Math.min(index, room[shelf] - 1)
  const next = put(question, fieldFor(column, shelf, question), { shelf, index: at })
  return asPoints(question, next)
}

/** Two measured numbers against each other are points, unless a type was chosen. */
function asPoints(before: Question, next: Question): Question {
  const [x, y] = [next.x[0], next.y[0]]
  const isPair =
    next.type === 'auto' && next.x.length === 1 && next.y.length === 1 && before.x.length + before.y.length === 1
  const isBinned = x?.role === 'group' && x.bins !== undefined
  const isNumber = y?.role === 'value' && (y.aggregate === 'sum' || y.aggregate === 'mean') && y.column !== undefined
  if (!isPair || !isBinned || !isNumber || y.column === x.column || y.column === undefined) return next
  return { ...next, x: [{ role: 'raw', column: x.column }], y: [{ role: 'raw', column: y.column }] }
}

/** Whether the marks are rows: points of a scatter plot. */
export function drawsRows(question: Question): boolean {
  return question.x.some(({ role }) => role === 'raw')
}
