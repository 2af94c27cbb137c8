import type { Column } from '../../../contract/column.ts'
import type { Filter, PlanSource } from '../../../contract/plan.ts'
import { DomainError } from '../../../contract/problem.ts'
import {
  type Field,
  type GroupField,
  Question,
  type QuestionInput,
  type ValueField,
} from '../../../contract/question.ts'
import type { ShortChart } from '../../../contract/shortChart.ts'
import { columnNamed } from './columnNamed.ts'
import { isDate, isNumber } from './fields.ts'

type Shelves = Pick<QuestionInput, 'x' | 'y' | 'colour' | 'size'>

interface Named {
  across: Column[]
  up: Column[]
  /** Figures of a chart whose X and Y are groups. */
  figures: Column[]
  colour: Column | undefined
  size: Column | undefined
}

/**
 * A chart asked for in a few words as a question: each column gets the role that its place in this type of chart has.
 * @throws DomainError invalid_plan when a column is not there (with the nearest names), or an aggregate has none
 */
export function questionOfShort(short: ShortChart, source: PlanSource, columns: readonly Column[]): Question {
  const named = namedIn(short, columns)
  const { facet, filter, type, stack, horizontal, limit, title, aggregate } = short
  if (aggregate !== undefined && aggregate !== 'count' && named.up.length + named.figures.length === 0)
    refuse('/aggregate', `"${aggregate}" needs a column: name it as "${type === 'pie' ? 'values' : 'y'}".`)
  return Question.parse({
    source,
    type,
    ...shelvesOf(short, named),
    ...(facet !== undefined && { facet: { role: 'group', column: columnNamed(columns, facet, '/facet').id } }),
    ...(filter && { filter: byIds(filter, columns) }),
    ...(stack && { stack }),
    ...(horizontal !== undefined && { horizontal }),
    ...(limit !== undefined && { limit }),
    ...(title !== undefined && { title }),
  })
}

const crossed = new Set(['heatmap', 'pivot'])

function namedIn(short: ShortChart, columns: readonly Column[]): Named {
  const list = (names: string | string[] | undefined, pointer: string) =>
    [names ?? []]
      .flat()
      .map((name, i) => columnNamed(columns, name, Array.isArray(names) ? `${pointer}/${i}` : pointer))
  const one = (name: string | undefined, pointer: string) =>
    name === undefined ? undefined : columnNamed(columns, name, pointer)
  const isCrossed = crossed.has(short.type)
  const values = list(short.values, '/values')
  const up = list(short.y, '/y')
  return {
    across: [...list(short.x, '/x'), ...list(short.names, '/names')],
    up: isCrossed ? up : [...up, ...values],
    figures: isCrossed ? values : [],
    colour: one(short.colour, '/colour'),
    size: one(short.size, '/size'),
  }
}

const raw = ({ id }: Column): Field => ({ role: 'raw', column: id })

function shelvesOf(short: ShortChart, named: Named): Shelves {
  if (standsRowByRow(short, named)) return shelvesOfRows(short, named)
  return crossed.has(short.type) ? shelvesOfCrossings(short, named) : shelvesOfGroups(short, named)
}

function shelvesOfRows(short: ShortChart, { across, up, colour, size }: Named): Shelves {
  const isSpread = short.type === 'box' && up.length > 0
  return {
    x: across.map(column => (isSpread ? groupOf(short, column, false) : ranged(short, column))),
    y: up.map(raw),
    ...(colour && { colour: groupOf(short, colour, false) }),
    ...(size && { size: raw(size) }),
  }
}

/** Groups on X and Y; the figure of a heatmap stands on colour, those of a pivot table beside its rows. */
function shelvesOfCrossings(short: ShortChart, { across, up, figures, colour }: Named): Shelves {
  const [rows, values] = figures.length > 0 || colour ? [up, figures] : [up.slice(0, 1), up.slice(1)]
  const x = across.map((column, i) => groupOf(short, column, i === 0))
  const y = rows.map(column => groupOf(short, column, false))
  const measured = values.map(column => figureOf(short, column))
  if (short.type === 'pivot') return { x, y: [...y, ...measured] }
  const figure = colour ? figureOf(short, colour) : measured[0]
  return { x, y, ...(figure && { colour: figure }) }
}

function shelvesOfGroups(short: ShortChart, { across, up, colour, size }: Named): Shelves {
  const group = (column: Column, i: number) => groupOf(short, column, i === 0)
  const figure = (column: Column) => figureOf(short, column)
  const isTurned = across.length === 1 && across.every(isMeasure) && up.some(column => !isMeasure(column))
  return {
    x: isTurned ? across.map(figure) : across.map(group),
    y: isTurned ? up.map(group) : up.map(figure),
    ...(colour && { colour: groupOf(short, colour, false) }),
    ...(size && { size: figure(size) }),
  }
}

const isMeasure = (column: Column) => isNumber(column) && column.role === 'measure'

/** Points, spreads and lists are of rows; so are numbers that nobody asks to put together. */
function standsRowByRow({ type, aggregate }: ShortChart, { across, up }: Named): boolean {
  if (type === 'scatter' || type === 'histogram' || type === 'box') return true
  if (aggregate !== undefined) return false
  return type === 'table' || (type === 'auto' && across.length > 0 && [...across, ...up].every(isMeasure))
}

function ranged({ bins }: ShortChart, column: Column): Field {
  return bins !== undefined && isNumber(column) ? { role: 'group', column: column.id, bins } : raw(column)
}

/** A group of the first column of X takes what was said of its units, its ranges and its leading values. */
function groupOf({ timeUnit, bins, top }: ShortChart, column: Column, isFirst: boolean): GroupField {
  return {
    role: 'group',
    column: column.id,
    ...(isFirst && timeUnit && isDate(column) && { timeUnit }),
    ...(isFirst && bins !== undefined && isNumber(column) && { bins }),
    ...(isFirst && top !== undefined && { leading: { n: top, other: true, by: 0 } }),
  }
}

/** What adds up is summed, the rest averaged; but of parts of a whole only a sum makes sense. */
function figureOf({ aggregate, p, type }: ShortChart, column: Column): ValueField {
  const isPart = type === 'pie' || type === 'treemap'
  const usual = !isNumber(column) ? 'count' : isPart || column.meaning.additive === 'sum' ? 'sum' : 'mean'
  const chosen = aggregate ?? usual
  return {
    role: 'value',
    column: column.id,
    aggregate: chosen,
    ...(chosen === 'quantile' && { p: p ?? 0.5 }),
  }
}

/** A filter whose columns are named as a person names them. */
function byIds(filter: Filter, columns: readonly Column[]): Filter {
  if (filter.op === 'not') return { ...filter, of: byIds(filter.of, columns) }
  if ('of' in filter) return { ...filter, of: filter.of.map(part => byIds(part, columns)) }
  return { ...filter, column: columnNamed(columns, filter.column, '/filter').id }
}

function refuse(pointer: string, detail: string): never {
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer, detail }] })
}
