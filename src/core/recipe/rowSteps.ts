import type { Step } from '../../contract/recipe.ts'
import type { Relation } from '../../contract/relation.ts'
import { aggregate, call, column, filter, project } from '../relation/build.ts'
import { conditionIn, whole } from './expressions.ts'
import { columnOf, type Lowered, type Scene } from './recipeTable.ts'

type Of<K extends Step['kind']> = Step & { kind: K }

/** Rows the filter is true for stay, or go. */
export function filterRows(step: Of<'filter'>, scene: Scene): Lowered {
  const { relation, columns } = scene.table
  const found = conditionIn(scene, step.filter)
  const kept = filter(relation, step.keep ? found : call('not', found), { reason: 'filter' })
  return { table: { relation: kept, columns } }
}

/** Of rows that are alike the first or the last stays. */
export function dedupe(step: Of<'dedupe'>, scene: Scene): Lowered {
  const { relation, columns } = scene.table
  const compared = step.columns.length > 0 ? step.columns.map(id => columnOf(scene, id)) : columns
  const number = {
    fn: 'rowNumber' as const,
    partitionBy: compared.map(({ id }) => column(id)),
    orderBy: [{ by: column('_row'), direction: step.keep === 'first' ? ('asc' as const) : ('desc' as const) }],
  }
  const numbered: Relation = { op: 'window', input: relation, columns: [{ as: '__n', value: number }] }
  const first = filter(numbered, call('eq', column('__n'), whole(1)), { reason: 'filter' })
  const named = columns.map(({ id, name }) => ({ as: id, name, value: column(id) }))
  const alike = compared.map(({ id }) => ({ as: id, value: column(id) }))
  return {
    counted: aggregate(relation, alike, []),
    table: { relation: project(first, [{ as: '_row', value: column('_row') }, ...named]), columns },
  }
}
