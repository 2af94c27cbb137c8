import type { ColumnType } from '../../contract/column.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Aggregate, Expression, Named, Relation, Window } from '../../contract/relation.ts'
import { typeOfFunction } from './typeOfFunction.ts'

/** A column that a relation yields. */
export interface RelationColumn {
  id: string
  name: string
  type: ColumnType
}

/** Columns by id: expressions are typed against them. */
export type Schema = ReadonlyMap<string, RelationColumn>

const rowNumber: RelationColumn = { id: '_row', name: '_row', type: 'integer' }

/** Relations never change; the columns of a long chain of them are asked for at every link. */
const known = new WeakMap<Relation, readonly RelationColumn[]>()

/**
 * The columns a relation yields, in order.
 * @throws DomainError invalid_plan when an expression names a column its input does not have
 */
export function columnsOf(relation: Relation): readonly RelationColumn[] {
  const columns = known.get(relation) ?? yieldedBy(relation)
  known.set(relation, columns)
  return columns
}

function yieldedBy(relation: Relation): readonly RelationColumn[] {
  switch (relation.op) {
    case 'scan':
      return [rowNumber, ...relation.columns.map(({ id, name, type }) => ({ id, name, type }))]
    case 'filter':
    case 'sort':
    case 'limit':
    case 'sample':
      return columnsOf(relation.input)
    case 'top':
      return columnsOf(relation.input).map(c =>
        c.id === relation.key && relation.other ? { ...c, type: 'text' as const } : c,
      )
    case 'project':
      return named(relation.columns, relation.input, typeOf)
    case 'derive':
      return [...columnsOf(relation.input), ...named(relation.columns, relation.input, typeOf)]
    case 'window':
      return [...columnsOf(relation.input), ...named(relation.columns, relation.input, typeOfWindow)]
    case 'aggregate':
      return [
        ...named(relation.groups, relation.input, typeOf),
        ...named(relation.measures, relation.input, typeOfAggregate),
      ]
    case 'union':
      return relation.inputs[0] === undefined ? [] : columnsOf(relation.inputs[0])
    case 'join':
      return [...columnsOf(relation.left), ...columnsOf(relation.right)]
  }
}

/** The columns of a relation by id. */
export function schemaOf(relation: Relation): Schema {
  return new Map(columnsOf(relation).map(column => [column.id, column]))
}

/** The type an expression has. @throws DomainError invalid_plan for an unknown column */
export function typeOf(expression: Expression, schema: Schema): ColumnType {
  switch (expression.kind) {
    case 'column': {
      const column = schema.get(expression.id)
      if (column === undefined) throw new DomainError('invalid_plan', `There is no column "${expression.id}".`)
      return column.type
    }
    case 'literal':
      return expression.type
    case 'truncate':
      return expression.unit === 'hour' || expression.unit === 'minute' ? 'timestamp' : 'date'
    case 'part':
      return 'integer'
    case 'bin':
      return 'double'
    case 'cast':
      return expression.type
    case 'call':
      return typeOfFunction(
        expression.fn,
        expression.args.map(arg => typeOf(arg, schema)),
      )
  }
}

/** The type an aggregate answers with. */
export function typeOfAggregate(aggregate: Aggregate, schema: Schema): ColumnType {
  if (aggregate.fn === 'count' || aggregate.fn === 'countDistinct' || aggregate.arg === undefined) return 'integer'
  if (aggregate.fn === 'sum' || aggregate.fn === 'min' || aggregate.fn === 'max') return typeOf(aggregate.arg, schema)
  return 'double'
}

function typeOfWindow(window: Window, schema: Schema): ColumnType {
  if (window.fn === 'mean') return 'double'
  const isOfArgument = window.fn === 'sum' || window.fn === 'lag' || window.fn === 'first' || window.fn === 'lastValue'
  return window.arg === undefined || !isOfArgument ? 'integer' : typeOf(window.arg, schema)
}

function named<T>(columns: readonly Named<T>[], input: Relation, type: (value: T, schema: Schema) => ColumnType) {
  const schema = schemaOf(input)
  return columns.map(({ as, name, value }) => ({ id: as, name: name ?? as, type: type(value, schema) }))
}
