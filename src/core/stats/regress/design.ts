import type { Column, Scalar } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import { DomainError } from '../../../contract/problem.ts'
import type { Relation } from '../../../contract/relation.ts'
import { aggregate, column, sort } from '../../relation/build.ts'
import { columnOf, tooFew } from '../columns.ts'
import type { MethodInput } from '../method.ts'
import type { NumberTerm, Term } from './terms.ts'

/** More groups than this make a table nobody reads, and rarely have the rows that they need. */
const LEVELS_MAX = 50
const TERMS_MAX = 60

/** What a request says of the columns that explain. */
export interface Predictors {
  x: readonly string[]
  categorical: readonly string[]
  interactions: readonly (readonly [string, string])[]
}

/** Columns that explain, in the order of the request. */
export interface Explaining {
  columns: readonly Column[]
  /** Those whose values are groups. */
  groups: readonly Column[]
  interactions: readonly (readonly [Column, Column])[]
}

/** A column of groups with its values, the commonest (the reference) first. */
export interface Levels {
  column: Column
  levels: readonly Scalar[]
}

/** @throws DomainError invalid_plan for a column that is not there, or explains itself, or cannot be counted with */
export function explaining(request: Predictors & { y: string }, input: MethodInput): Explaining {
  const columns = request.x.map((id, i) => columnOf(input, id, `/x/${i}`))
  const twice = request.x.findIndex((id, i) => id === request.y || request.x.indexOf(id) !== i)
  if (twice >= 0) refuse(`"${columns[twice]?.name}" is there twice.`, `/x/${twice}`)
  const times = columns.findIndex(({ type }) => type === 'time')
  if (times >= 0) refuse(`"${columns[times]?.name}" holds times of day, which explain nothing here.`, `/x/${times}`)
  const interactions = request.interactions.map((pair, i) => {
    const [a, b] = pair.map(id => columns.find(c => c.id === id))
    if (a && b && a !== b) return [a, b] as const
    return refuse('A pair needs two different columns out of those that explain.', `/interactions/${i}`)
  })
  const isGroup = ({ id, type }: Column) => type === 'text' || type === 'boolean' || request.categorical.includes(id)
  return { columns, groups: columns.filter(isGroup), interactions }
}

/** The values of a column of groups, the commonest first. */
export function levelsRelation(rows: Relation, group: Column): Relation {
  const counts = aggregate(rows, [{ as: 'level', value: column(group.id) }], [{ as: 'rows', value: { fn: 'count' } }])
  return sort(counts, [
    { by: column('rows'), direction: 'desc' },
    { by: column('level'), direction: 'asc' },
  ])
}

/** How many values are asked for, at most. */
export const LEVELS_ASKED = LEVELS_MAX + 1

/** @throws DomainError invalid_plan when there are too many values, or only one */
export function levelsOf(group: Column, table: ResultTable | undefined): Levels {
  const levels = table?.data[0] ?? []
  if (levels.length > LEVELS_MAX)
    refuse(`"${group.name}" has more than ${LEVELS_MAX} different values; group them first.`, '/x')
  if (levels.length < 2) tooFew(`at least two different values of "${group.name}" among the rows that are complete`)
  return { column: group, levels }
}

/** The terms of a design: each number once, each group but its reference once, then the products. */
export function termsOf({ columns, interactions }: Explaining, levels: readonly Levels[]): Term[] {
  const single = new Map(columns.map(of => [of.id, singleTerms(of, levels)]))
  const products = interactions.flatMap(([a, b]) =>
    (single.get(a.id) ?? []).flatMap(first =>
      (single.get(b.id) ?? []).map((second): Term => ({ kind: 'product', of: [first, second] })),
    ),
  )
  const terms = [...[...single.values()].flat(), ...products]
  if (terms.length > TERMS_MAX)
    refuse(`These columns make ${terms.length} coefficients; at most ${TERMS_MAX} can be estimated at once.`, '/x')
  return terms
}

type Single = NumberTerm | Extract<Term, { kind: 'level' }>

function singleTerms(of: Column, levels: readonly Levels[]): Single[] {
  const own = levels.find(l => l.column === of)
  if (!own) return [{ kind: 'number', column: of }]
  return own.levels.slice(1).map(level => ({ kind: 'level', column: of, level }))
}

function refuse(detail: string, pointer: string): never {
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer, detail }] })
}
