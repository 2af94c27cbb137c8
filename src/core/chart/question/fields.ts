import type { Column } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import type { Field, GroupField, Question, ValueField } from '../../../contract/question.ts'
import { byId } from '../measureName.ts'

/** How the groups of a field stand to each other: in time, by size, in ranges, or only by name. */
export type GroupKind = 'time' | 'number' | 'range' | 'name'

/** A column that groups, on a shelf. */
export interface Group {
  column: Column
  field: GroupField
  kind: GroupKind
}

/** A figure; `as` is its column in the answer. */
export interface Value {
  as: string
  field: ValueField
  column: Column | undefined
}

/** A question with its columns found and its fields told apart by what they do. */
export interface Fields {
  question: Question
  columns: ReadonlyMap<string, Column>
  /** Rows that the question's filter lets through, as far as is known. */
  rows: number
  x: Group[]
  y: Group[]
  colour: Group | undefined
  facet: Group | undefined
  /** In the order of `having`: y, size, colour, then x. Empty: rows are counted. */
  values: Value[]
  colourValue: Value | undefined
  sizeValue: Value | undefined
  /** Columns as they stand in each row. */
  raw: { x: Column[]; y: Column[]; size: Column | undefined }
  /** Figures stand on X and groups on Y: bars lie. */
  isTurned: boolean
}

const numeric = new Set(['integer', 'decimal', 'double'])
export const isNumber = (column: Column) => numeric.has(column.type)
export const isDate = (column: Column) => column.type === 'date' || column.type === 'timestamp'

/**
 * Reads a question against the columns of its table.
 * @throws DomainError invalid_plan when it names a column that the table does not have
 */
export function fieldsOf(question: Question, all: readonly Column[], rowsInFilter?: number): Fields {
  const columns = byId(all)
  const given = settled(question, columns)
  const groupsOf = (fields: readonly Field[]) =>
    fields.flatMap(field => (field.role === 'group' ? [groupOf(field, columns)] : []))
  const rawsOf = (fields: readonly Field[]) =>
    fields.flatMap(field => (field.role === 'raw' ? [columnAt(field.column, columns)] : []))
  const values = valuesOf(given, columns)
  const figureOf = (field: Field | undefined) => values.find(value => value.field === field)
  const [x, y] = [groupsOf(given.x), groupsOf(given.y)]
  const isTurned = x.length === 0 && y.length > 0 && given.x.some(field => field.role === 'value')
  return {
    question,
    columns,
    rows: rowsInFilter ?? all[0]?.profile.rows ?? 0,
    x: isTurned ? y : x,
    y: isTurned ? [] : y,
    colour: groupsOf(given.colour ? [given.colour] : [])[0],
    facet: groupsOf(given.facet ? [given.facet] : [])[0],
    values,
    colourValue: figureOf(given.colour),
    sizeValue: figureOf(given.size),
    raw: { x: rawsOf(given.x), y: rawsOf(given.y), size: rawsOf(given.size ? [given.size] : [])[0] },
    isTurned,
  }
}

/** Rows counted: the figure of a question that names none. */
export const rowsValue: Value = { as: 'v0', field: { role: 'value', aggregate: 'count' }, column: undefined }

/** The figures of a question; the number of rows when it names none. */
export function figuresOf({ values }: Fields): Value[] {
  return values.length > 0 ? values : [rowsValue]
}

/** Whether the values of groups add up to the value of all. */
export function isAdditive({ field }: Value): boolean {
  const { aggregate, calculation } = field
  return (aggregate === 'sum' || aggregate === 'count') && (calculation === undefined || calculation.kind === 'share')
}

/** A group of a column as it stands, as rows are listed, put where rows are grouped. */
export function groupOfColumn(column: Column): Group {
  const bins = isNumber(column) && column.role === 'measure' ? { bins: 20 } : {}
  return groupOf({ role: 'group', column: column.id, ...bins }, new Map([[column.id, column]]))
}

/**
 * Where rows are put together, a column "as it stands in each row" groups, or is figured out; a single date or name
 * alone does too. Numbers for points, boxes, distributions and lists stay.
 */
function settled(
  question: Question,
  columns: Fields['columns'],
): Pick<Question, 'x' | 'y' | 'colour' | 'size' | 'facet'> {
  const { x, y, colour, size, facet } = question
  const all = [...x, ...y, ...(colour ? [colour] : []), ...(size ? [size] : [])]
  const raws = all.filter(field => field.role === 'raw')
  const isPut = all.some(field => field.role === 'value') || [...x, ...y].some(field => field.role === 'group')
  const isAlone = all.length === 1
  const group = (field: Field) => toGroup(field, columns)
  const one = (field: Field): Field => {
    if (field.role !== 'raw') return field
    const isMeasured = isNumber(columnAt(field.column, columns))
    return isMeasured || !(isPut || isAlone) ? field : group(field)
  }
  const isMixed = raws.length > 0 && all.some(field => field.role === 'value')
  return {
    x: x.map(field => (isMixed ? group(field) : one(field))),
    y: y.map(field => (isMixed ? toValue(field, columns) : one(field))),
    ...(colour && { colour: colour.role === 'raw' ? group(colour) : colour }),
    ...(size && { size: isMixed ? toValue(size, columns) : size }),
    ...(facet && { facet }),
  }
}

function toGroup(field: Field, columns: Fields['columns']): Field {
  return field.role === 'raw' ? groupOfColumn(columnAt(field.column, columns)).field : field
}

function toValue(field: Field, columns: Fields['columns']): Field {
  if (field.role !== 'raw') return field
  const column = columnAt(field.column, columns)
  if (!isNumber(column)) return groupOfColumn(column).field
  return { role: 'value', column: column.id, aggregate: column.meaning.additive === 'sum' ? 'sum' : 'mean' }
}

function valuesOf({ x, y, colour, size }: Pick<Question, 'x' | 'y' | 'colour' | 'size'>, columns: Fields['columns']) {
  const all = [...y, ...(size ? [size] : []), ...(colour ? [colour] : []), ...x]
  return all
    .filter(field => field.role === 'value')
    .map(
      (field, i): Value => ({
        as: `v${i}`,
        field,
        column: field.column === undefined ? undefined : columnAt(field.column, columns),
      }),
    )
}

function groupOf(field: GroupField, columns: Fields['columns']): Group {
  const column = columnAt(field.column, columns)
  return { column, field, kind: kindOf(column, field) }
}

function kindOf(column: Column, field: GroupField): GroupKind {
  if (field.ranges !== undefined) return 'number'
  if (isDate(column) || column.role === 'time') return 'time'
  if (!isNumber(column)) return 'name'
  return field.bins === undefined && field.width === undefined ? 'number' : 'range'
}

function columnAt(id: string, columns: Fields['columns']): Column {
  const column = columns.get(id)
  if (!column) throw new DomainError('invalid_plan', `The table has no column ${id}.`)
  return column
}
