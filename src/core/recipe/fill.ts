import type { Step } from '../../contract/recipe.ts'
import type { Expression, Relation } from '../../contract/relation.ts'
import { aggregate, call, column, derive, filter, limit, project, sort } from '../relation/build.ts'
import { asTable } from './asTable.ts'
import { beside, cast, whole } from './expressions.ts'
import {
  byColumns,
  columnOf,
  type Lowered,
  numberColumn,
  type RecipeColumn,
  type Scene,
  withCells,
} from './recipeTable.ts'
import { refuse } from './refuse.ts'

type Fill = Step & { kind: 'fill' }

/** Missing cells get a value. */
export function fill(step: Fill, scene: Scene): Lowered {
  const source = columnOf(scene, step.column)
  switch (step.with) {
    case 'down':
    case 'up':
      return nearest(source, step.with, scene)
    case 'value':
      return given(source, step, scene)
    default:
      return typical(source, step.with, scene)
  }
}

function given(source: RecipeColumn, { value }: Fill, scene: Scene): Lowered {
  if (value === undefined || value === null || value === '') return refuse('step.value_needed', { column: source.name })
  const { cell, value: given, as } = beside(source, value)
  return withCells(scene, [{ column: source, value: call('coalesce', cell, given), as }])
}

function nearest(source: RecipeColumn, towards: 'down' | 'up', scene: Scene): Lowered {
  const order = { by: column('_row'), direction: towards === 'down' ? ('asc' as const) : ('desc' as const) }
  const last = { fn: 'lastValue' as const, arg: column(source.id), partitionBy: [], orderBy: [order] }
  const over: Relation = { op: 'window', input: scene.table.relation, columns: [{ as: '__near', value: last }] }
  return withCells(scene, [{ column: source, value: column('__near') }], over)
}

/** The mean, the median or the commonest value of the column. */
function typical(source: RecipeColumn, what: 'mean' | 'median' | 'mode', scene: Scene): Lowered {
  if (what !== 'mode') numberColumn(scene, source.id)
  const relation = asTable(scene.table.relation)
  const one = what === 'mode' ? commonest(relation, source) : centre(relation, source, what)
  const over: Relation = {
    op: 'join',
    left: derive(relation, [{ as: '__left', value: whole(1) }]),
    right: project(one, [
      { as: '__right', value: whole(1) },
      { as: '__typical', value: column('x') },
    ]),
    kind: 'left',
    on: [{ left: '__left', right: '__right' }],
  }
  const isWhole = source.type === 'integer' && what !== 'mode'
  const value = call('coalesce', isWhole ? cast(column(source.id), 'double') : column(source.id), fitting(source, what))
  return withCells(scene, [{ column: source, value, as: isWhole ? { type: 'double', scale: null } : {} }], over)
}

/** Money stays money: a mean of decimals is rounded to their digits. Whole numbers become fractions instead. */
function fitting(source: RecipeColumn, what: 'mean' | 'median' | 'mode'): Expression {
  const value = column('__typical')
  return source.type === 'decimal' && what !== 'mode' ? cast(value, 'decimal', source.scale) : value
}

function centre(relation: Relation, { id }: RecipeColumn, fn: 'mean' | 'median'): Relation {
  return aggregate(relation, [], [{ as: 'x', value: { fn, arg: column(id) } }])
}

/** Ties go to the smaller value. */
function commonest(relation: Relation, source: RecipeColumn): Relation {
  const x = column(source.id)
  const there = filter(relation, call('notNull', x), { reason: 'missing', column: source.id })
  const counted = aggregate(there, [{ as: 'x', value: x }], [{ as: 'n', value: { fn: 'count' } }])
  return limit(sort(counted, [{ by: column('n'), direction: 'desc' }, ...byColumns(['x'])]), 1, 0)
}
