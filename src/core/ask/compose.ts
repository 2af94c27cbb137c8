import { DomainError } from '../../contract/problem.ts'
import { type Field, type GroupField, Question, type QuestionInput } from '../../contract/question.ts'
import { filterOf } from '../chart/question/range.ts'
import { specOf } from '../chart/question/specOf.ts'
import { isCalendar, isMeasured, type Subject } from './subject.ts'
import type { Wish, WishedFigure, WishedGroup } from './wish.ts'

/** So many columns of a list are shown. */
const LISTED = 20
const BINS = 20
/** Bars of more names than this are folded before they are sorted: a table is not. */
const FOLDED = 25

/**
 * A wish as columns on shelves.
 * @throws DomainError invalid_plan when the columns do not allow what is wished
 */
export function compose(wish: Wish, subject: Subject): Question {
  const filter = filterOf(wish.filters)
  const question = Question.parse({
    source: subject.source,
    ...(filter && { filter }),
    ...shelves[wish.shape](wish, subject),
  } satisfies QuestionInput)
  return drawable(question, subject)
}

type Shelves = Omit<QuestionInput, 'source'>

const shelves: Record<Wish['shape'], (wish: Wish, subject: Subject) => Shelves> = {
  figures,
  rows,
  spread,
  points: wish => ({
    type: wish.type ?? 'scatter',
    x: wish.raw.slice(0, 1).map(raw),
    y: wish.raw.slice(1, 2).map(raw),
    ...colourOf(wish.groups[0]),
  }),
  boxes: wish => ({
    type: 'box',
    x: wish.groups.slice(0, 1).map(groupOf),
    y: wish.raw.slice(0, 1).map(raw),
    ...colourOf(wish.groups[1]),
  }),
}

const raw = ({ id }: { id: string }): Field => ({ role: 'raw', column: id })
const colourOf = (group: WishedGroup | undefined) => (group ? { colour: groupOf(group) } : {})

function spread(wish: Wish): Shelves {
  const [column] = wish.raw
  const [group] = wish.groups
  if (!column) return {}
  return {
    type: 'histogram',
    x: [{ role: 'group', column: column.id, bins: wish.groups[0]?.bins ?? BINS }],
    ...colourOf(group),
  }
}

function rows(wish: Wish, { columns }: Subject): Shelves {
  const { top, sort } = wish
  const by = top?.by ?? sort?.column
  const direction = top?.direction ?? sort?.direction ?? 'desc'
  const limit = top?.n ?? wish.limit
  const shown = wish.raw.length > 0 ? wish.raw : columns
  return {
    type: 'table',
    y: shown.slice(0, LISTED).map(raw),
    ...(by && { sort: { by: 'value', direction, column: by.id } }),
    ...(limit !== null && limit !== undefined && { limit }),
  }
}

function figures(wish: Wish): Shelves {
  const { type, top, sort } = wish
  const groups = ordered(wish.groups)
  const values = wish.figures.map(figureOf)
  const turned = turnedTop(wish)
  const kept = (group: WishedGroup) => withLeading(group, turned ? null : top)
  const having = filterOf(wish.having)
  const isBeside = wish.isCompared && groups.length > 1 && (type === null || type === 'bar')
  const order = turned ?? (sort && { sort: { by: sort.by, direction: sort.direction } })
  return {
    type: type ?? 'auto',
    ...placed(type, groups.map(kept), values),
    ...(having && { having }),
    ...order,
    ...(isBeside && { stack: 'none' as const }),
  }
}

/** Groups and figures on the shelves that a type of chart reads them from. */
function placed(type: Wish['type'], groups: readonly GroupField[], values: readonly Field[]): Shelves {
  const [first, second, third] = groups
  const [figure] = values
  if (type === 'treemap') return { x: groups.slice(0, 3), y: [...values] }
  const x = first ? [first] : []
  const facet = third && { facet: third }
  const down = second ? [second] : []
  if (type === 'heatmap') return { x, y: down, ...(figure && { colour: figure }), ...facet }
  if (type === 'pivot') return { x, y: [...down, ...values], ...facet }
  return { x, y: [...values], ...(second && { colour: second }), ...facet }
}

/** Times run along X; sides that are compared stand beside each other. */
function ordered(groups: readonly WishedGroup[]): WishedGroup[] {
  const rank = ({ column, timePart, isSide }: WishedGroup) => {
    if (isSide) return 2
    return timePart === undefined && (isCalendar(column) || column.role === 'time') ? 0 : 1
  }
  return [...groups].sort((a, b) => rank(a) - rank(b))
}

function figureOf({ aggregate, p, column, calculation }: WishedFigure): Field {
  return {
    role: 'value',
    aggregate,
    ...(p !== undefined && { p }),
    ...(column && { column: column.id }),
    ...(calculation && { calculation }),
  }
}

function groupOf({ column, timeUnit, timePart, bins }: WishedGroup): GroupField {
  const isFew = column.type === 'integer' && column.profile.distinct <= BINS
  const binned = bins ?? (isMeasured(column) && !isFew ? BINS : undefined)
  return {
    role: 'group',
    column: column.id,
    ...(timeUnit && { timeUnit }),
    ...(timePart && { timePart }),
    ...(binned !== undefined && { bins: binned }),
  }
}

function withLeading(group: WishedGroup, top: Wish['top']): GroupField {
  const field = groupOf(group)
  if (!top || top.direction === 'asc' || top.group?.id !== group.column.id) return field
  return { ...field, leading: { n: top.n, other: false, by: 0 } }
}

/** The last groups, and the first of times, are the first in another order. */
function turnedTop(wish: Wish) {
  const { top, groups } = wish
  const [group] = groups
  if (!top || !group || groups.length > 1) return null
  const isName = !isMeasured(group.column) && group.column.role !== 'time' && !isCalendar(group.column)
  if (top.direction === 'desc' && isName) return null
  const type = !isName || group.column.profile.distinct > FOLDED ? ('table' as const) : ('bar' as const)
  return { type: wish.type ?? type, sort: { by: 'value' as const, direction: top.direction }, limit: top.n }
}

/** A type that was asked for and cannot be drawn is given up, not the question. */
function drawable(question: Question, { columns }: Subject): Question {
  try {
    specOf(question, columns)
    return question
  } catch (error) {
    if (!(error instanceof DomainError) || question.type === 'auto') throw error
    const other: Question = { ...question, type: 'auto' }
    specOf(other, columns)
    return other
  }
}
