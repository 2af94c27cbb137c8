import type { Filter, PlanSource } from '../../contract/plan.ts'
import type { Field, GroupField, Question, ValueField } from '../../contract/question.ts'

type Ids = ReadonlyMap<string, string>
/** From the number of a value field to its number among those that stay. */
type Numbers = ReadonlyMap<number, number>

/**
 * The same question to another table. `ids` leads from each of its columns to the one there; fields and conditions on
 * columns that it lacks are left out, and what counts value fields ('v1', `leading.by`) is counted anew.
 */
export function moveQuestion(question: Question, source: PlanSource, ids: Ids): Question {
  const { x, y, colour, size, facet, filter, having, sort, ...rest } = question
  const numbers = renumber(question, ids)
  const move = (field: Field | undefined) => field && moveField(field, ids, numbers)
  const moved = {
    colour: move(colour),
    size: move(size),
    facet: facet && moveGroup(facet, ids, numbers),
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
    ...(sort && { sort: moveSort(sort, ids) }),
  }
}

/** Without its column a list is sorted by what it is sorted by anyway. */
function moveSort({ column, ...sort }: NonNullable<Question['sort']>, ids: Ids): NonNullable<Question['sort']> {
  const there = column === undefined ? undefined : ids.get(column)
  return { ...sort, ...(there !== undefined && { column: there }) }
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
function renamed(id: string, numbers: Numbers): string | undefined {
  const [, digits] = /^v(\d+)$/.exec(id) ?? []
  if (digits === undefined) return id
  const now = numbers.get(Number(digits))
  return now === undefined ? undefined : `v${now}`
}

function moveField(field: Field, ids: Ids, numbers: Numbers): Field | undefined {
  if (field.role === 'group') return moveGroup(field, ids, numbers)
  if (field.role === 'value') return moveValue(field, ids)
  const column = ids.get(field.column)
  return column === undefined ? undefined : { role: 'raw', column }
}

function moveGroup(field: GroupField, ids: Ids, numbers: Numbers): GroupField | undefined {
  const column = ids.get(field.column)
  if (column === undefined) return undefined
  const { leading } = field
  return { ...field, column, ...(leading && { leading: { ...leading, by: numbers.get(leading.by) ?? 0 } }) }
}

/** A calculation along a column that is not there has no meaning left: the plain figure stays. */
function moveValue({ column, calculation, ...rest }: ValueField, ids: Ids): ValueField | undefined {
  const there = column === undefined ? undefined : ids.get(column)
  if (column !== undefined && there === undefined) return undefined
  const along = calculation?.along === undefined ? undefined : ids.get(calculation.along)
  const keeps = calculation && (calculation.along === undefined || along !== undefined)
  return {
    ...rest,
    ...(there !== undefined && { column: there }),
    ...(keeps && { calculation: { ...calculation, ...(along !== undefined && { along }) } }),
  }
}

/** A condition on a column that is not there is left out; so is a group of conditions that loses all of them. */
function mapFilter(filter: Filter, idOf: (id: string) => string | undefined): Filter | undefined {
  if (!('of' in filter)) {
    const column = idOf(filter.column)
    return column === undefined ? undefined : { ...filter, column }
  }
  if (filter.op === 'not') {
    const of = mapFilter(filter.of, idOf)
    return of && { op: 'not', of }
  }
  const of = filter.of.map(part => mapFilter(part, idOf)).filter(part => part !== undefined)
  return of.length === 0 && filter.of.length > 0 ? undefined : { op: filter.op, of }
}
