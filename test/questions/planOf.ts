import type { Column } from '../../src/contract/column.ts'
import type { Filter } from '../../src/contract/plan.ts'
import type { Field, GroupField, Question, ValueField } from '../../src/contract/question.ts'
import { specOf } from '../../src/core/chart/question/specOf.ts'

/** A plan as short text that two authors write alike: `mean(tip)`, `Order date/month`, `Year >= 2010`. Absent is empty. */
export interface ShortPlan {
  figures?: string[]
  by?: string[]
  where?: string[]
  having?: string[]
  /** Columns that stand row by row: both numbers of a scatter plot, the one of a histogram or box plot. */
  raw?: string[]
  /** A list of rows. */
  rows?: true
  /** The first n; below zero the last. */
  top?: number
  sort?: string
  type?: string
}

/** A question as a short plan. */
export function planOf(question: Question, columns: readonly Column[]): Required<ShortPlan> | ShortPlan {
  const name = (id: string) => columns.find(column => column.id === id)?.name ?? id
  const { spec } = specOf(question, columns)
  const fields = [
    ...question.x,
    ...question.y,
    ...[question.colour, question.size, question.facet].filter(field => field !== undefined),
  ]
  const groups = fields.filter((field): field is GroupField => field.role === 'group')
  const figures = fields.filter((field): field is ValueField => field.role === 'value')
  const raws = fields
    .filter((field: Field) => field.role === 'raw')
    .map(field => name((field as { column: string }).column))
  const isList = spec.type === 'table' && raws.length > 0
  const isSpread = spec.type === 'histogram'
  const [spread] = isSpread ? groups : []
  const leading = groups.find(group => group.leading)?.leading?.n
  const direction = question.sort?.direction === 'asc' ? -1 : 1
  const top = leading ?? (question.limit === undefined ? undefined : question.limit * direction)
  const sort =
    question.sort &&
    (question.sort.column
      ? `${name(question.sort.column)} ${question.sort.direction}`
      : question.limit === undefined
        ? `${question.sort.by} ${question.sort.direction}`
        : undefined)
  return {
    ...(isSpread
      ? {}
      : listed(
          'figures',
          figures.map(figure => figureText(figure, name)),
        )),
    ...listed(
      'by',
      groups.filter(group => group !== spread).map(group => groupText(group, name)),
    ),
    ...listed(
      'where',
      conditions(question.filter).map(filter => filterText(filter, name)),
    ),
    ...listed(
      'having',
      conditions(question.having).map(filter => filterText(filter, name)),
    ),
    ...(isList ? { rows: true as const } : listed('raw', [...raws, ...(spread ? [name(spread.column)] : [])])),
    ...(top !== undefined && { top }),
    ...(sort && { sort }),
    type: spec.type,
  }
}

const listed = (key: string, texts: string[]) => (texts.length > 0 ? { [key]: texts } : {})

function figureText({ aggregate, p, column, calculation }: ValueField, name: (id: string) => string): string {
  const figure = `${aggregate}${p === undefined ? '' : ` ${p}`}(${column === undefined ? '' : name(column)})`
  return calculation ? `${calculation.kind} ${figure}` : figure
}

function groupText({ column, timeUnit, timePart, bins }: GroupField, name: (id: string) => string): string {
  const detail = timeUnit ?? timePart ?? (bins === undefined ? undefined : 'bins')
  return detail === undefined ? name(column) : `${name(column)}/${detail}`
}

const conditions = (filter: Filter | undefined): Filter[] =>
  filter === undefined ? [] : filter.op === 'and' ? filter.of : [filter]
const signs = { eq: '=', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const

function filterText(filter: Filter, name: (id: string) => string): string {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.of
        .map(part => filterText(part, name))
        .sort()
        .join(` ${filter.op} `)
    case 'not':
      return `not ${filterText(filter.of, name)}`
    case 'in':
      return `${name(filter.column)}${filter.part ? `/${filter.part}` : ''} in ${filter.values.map(String).sort().join(', ')}`
    case 'between':
      return `${name(filter.column)} ${filter.low}..${filter.high}`
    case 'isNull':
    case 'notNull':
      return `${name(filter.column)} ${filter.op}`
    case 'relative':
      return `${name(filter.column)} ${filter.direction} ${filter.count} ${filter.unit}`
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return `${name(filter.column)} ${filter.op} ${filter.value}`
    default:
      return `${name(filter.column)} ${signs[filter.op]} ${filter.value}`
  }
}

/** Without what only says how it is drawn: ranges of a number, and the order where none was expected. */
const keys = ['figures', 'by', 'where', 'having', 'raw', 'rows', 'top', 'sort'] as const

/** What two plans differ in; nothing when they are the same. A type counts when it was expected. */
export function differences(expected: ShortPlan, answered: ShortPlan): string[] {
  const found = expected.figures ? counted(answered) : answered
  const differing = keys.filter(
    key => text(expected[key]) !== text(found[key]) && !(key === 'sort' && expected.sort === undefined),
  )
  const type = expected.type !== undefined && expected.type !== found.type ? ['type'] : []
  return [...differing, ...type]
}

/** How a number is distributed is how many rows each range of it has. */
function counted(plan: ShortPlan): ShortPlan {
  const [spread, other] = plan.raw ?? []
  if (spread === undefined || other !== undefined || plan.type !== 'histogram') return plan
  const { raw: _, ...rest } = plan
  return { ...rest, figures: ['count()'], by: [spread, ...(plan.by ?? [])] }
}

function text(part: ShortPlan[(typeof keys)[number]]): string {
  return Array.isArray(part)
    ? part
        .map(wholes)
        .map(one => one.replace(/\/bins$/, ''))
        .sort()
        .join(' | ')
    : String(part ?? '')
}

/** Of whole numbers above 2012 is from 2013, however it is written. */
const wholes = (condition: string) =>
  condition
    .replace(/ > (\d+)$/, (_, n: string) => ` >= ${Number(n) + 1}`)
    .replace(/ < (\d+)$/, (_, n: string) => ` <= ${Number(n) - 1}`)
    .replace(/ contains .*$/, said => said.toLowerCase())
