import type { Filter, PlanSource } from '../../contract/plan.ts'
import type { Field, GroupField, Question, ValueField } from '../../contract/question.ts'

type Ids = ReadonlyMap<string, string>

/**
 * The same question to another table. `ids` leads from each of its columns to the one there; fields and conditions on
 * columns that it lacks are left out, and what counts value fields ('v1', `leading.by`) is counted anew.
 */
export function moveQuestion(question: Question, source: PlanSource, ids: Ids): Question {
  const { x, y, colour, size, facet, filter, having, ...rest } = question
  const numbers = renumber(question, ids)
  const move = <T extends Field>(field: T | undefined): T | undefined => field && moveField(field, ids, numbers)
  const moved = {
    colour: move(colour),
    size: move(size),
    facet: move(facet),
    filter: filter && mapFilter(filter, id => ids.get(id)),
    having: having && mapFilter(having, id => renamed(id, numbers)),
  }
  return {
    ...rest,
    source,
    x: x.map(field => move(field)).filter(field => field !== undefined),
    y: y.map(field => move(field)).filter(field => field !== undefined),
    ...(moved.colour && { colour: moved.colour }),
    ...(moved.size && { size: moved.size }),
    ...(moved.facet && { facet: moved.facet }),
    ...(moved.filter && { filter: moved.filter }),
    ...(moved.having && { having: moved.having }),
  }
}

/** From the number of a value field, in the order y, size, colour, to its number among those that stay. */
function renumber({ y, size, colour }: Question, ids: Ids): Map<number, number> {
  const values = [...y, size, colour].filter(field => field?.role === 'value')
  const numbers = new Map<number, number>()
  for (const [i, { column }] of values.entries())
    if (column === undefined || ids.has(column)) numbers.set(i, numbers.size)
  return numbers
}

/** A filter over figures names value fields 'v0', 'v1' ..., and groups in other ways that stay. */
function renamed(id: string, numbers: ReadonlyMap<number, number>): string | undefined {
  const [, digits] = /^v(\d+)$/.exec(id) ?? []
  if (digits === undefined) return id
  const now = numbers.get(Number(digits))
  return now === undefined ? undefined : `v${now}`
}

function moveField<T extends Field>(field: T, ids: Ids, numbers: ReadonlyMap<number, number>): T | undefined {
  const column = field.column === undefined ? undefined : ids.get(field.column)
  if (field.column !== undefined && column === undefined) return undefined
  const own = { ...field, ...(column !== undefined && { column }) }
  if (own.role === 'group') return moveGroup(own, numbers) as typeof own
  return own.role === 'value' ? (moveValue(own, ids) as typeof own) : own
}

function moveGroup(field: GroupField, numbers: ReadonlyMap<number, number>): GroupField {
  const { leading } = field
  return leading ? { ...field, leading: { ...leading, by: numbers.get(leading.by) ?? 0 } } : field
}

/** A calculation along a column that is not there has no meaning left: the plain figure stays. */
function moveValue(field: ValueField, ids: Ids): ValueField {
  const { calculation, ...plain } = field
  if (!calculation?.along) return field
  const along = ids.get(calculation.along)
  return along === undefined ? plain : { ...plain, calculation: { ...calculation, along } }
}

/** A condition on a column that is not there is left out; so is a group of conditions that loses all of them. */
function mapFilter(filter: Filter, idOf: (id: string) => string | undefined): Filter | undefined {
  if (filter.op === 'and' || filter.op === 'or') {
    const of = filter.of.map(part => mapFilter(part, idOf)).filter(part => part !== undefined)
    return of.length === 0 && filter.of.length > 0 ? undefined : { op: filter.op, of }
  }
  if (filter.op === 'not') {
    const of = mapFilter(filter.of, idOf)
    return of && { op: 'not', of }
  }
  const column = idOf(filter.column)
  return column === undefined ? undefined : { ...filter, column }
}
