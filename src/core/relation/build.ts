import { DomainError } from '../../contract/problem.ts'
import type { Aggregate, Expression, Named, Relation, ScalarFunction, SortKey } from '../../contract/relation.ts'
import { schemaOf, typeOf, typeOfAggregate } from './schema.ts'

/** A column of the input. */
export function column(id: string): Expression {
  return { kind: 'column', id }
}

/** A function of expressions. */
export function call(fn: ScalarFunction, ...args: readonly Expression[]): Expression {
  return { kind: 'call', fn, args }
}

/** All of the conditions; the only one when there is one. */
export function allOf(conditions: readonly [Expression, ...Expression[]]): Expression {
  return conditions.length === 1 ? conditions[0] : { kind: 'call', fn: 'and', args: conditions }
}

/** Rows the predicate is true for. @throws DomainError invalid_plan unless it is a condition on known columns */
export function filter(input: Relation, predicate: Expression, why: { reason: string; column?: string }): Relation {
  if (typeOf(predicate, schemaOf(input)) !== 'boolean') fault('A filter needs a condition.')
  return { op: 'filter', input, predicate, ...why }
}

/** Only these columns, computed from the input. @throws DomainError invalid_plan */
export function project(input: Relation, columns: readonly Named<Expression>[]): Relation {
  const schema = schemaOf(input)
  for (const { value } of columns) typeOf(value, schema)
  distinct(columns.map(c => c.as))
  return { op: 'project', input, columns }
}

/** The input's columns and these. @throws DomainError invalid_plan */
export function derive(input: Relation, columns: readonly Named<Expression>[]): Relation {
  const schema = schemaOf(input)
  for (const { value } of columns) typeOf(value, schema)
  distinct([...schema.keys(), ...columns.map(c => c.as)])
  return { op: 'derive', input, columns }
}

/** One row a group. @throws DomainError invalid_plan for an unknown column, a quantile without p, two equal names */
export function aggregate(
  input: Relation,
  groups: readonly Named<Expression>[],
  measures: readonly Named<Aggregate>[],
): Relation {
  const schema = schemaOf(input)
  for (const { value } of groups) typeOf(value, schema)
  for (const { value } of measures) {
    typeOfAggregate(value, schema)
    if (value.fn !== 'count' && value.arg === undefined) fault(`${value.fn} needs a column.`)
    if (value.fn === 'quantile' && value.p === undefined) fault('A quantile needs p.')
  }
  distinct([...groups, ...measures].map(c => c.as))
  return { op: 'aggregate', input, groups, measures }
}

/** The input in order. @throws DomainError invalid_plan for an unknown column */
export function sort(input: Relation, by: readonly SortKey[]): Relation {
  const schema = schemaOf(input)
  for (const key of by) typeOf(key.by, schema)
  return { op: 'sort', input, by }
}

/** `limit` rows after the first `offset`. @throws DomainError invalid_plan unless both are whole and not negative */
export function limit(input: Relation, rows: number, offset: number): Relation {
  if (!Number.isSafeInteger(rows) || !Number.isSafeInteger(offset) || rows < 0 || offset < 0)
    fault('A limit and an offset are whole numbers from zero.')
  return { op: 'limit', input, limit: rows, offset }
}

function distinct(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) fault(`Two columns are called "${twice}".`)
}

function fault(detail: string): never {
  throw new DomainError('invalid_plan', detail)
}
