import type { Step } from '../../contract/recipe.ts'
import { column } from '../relation/build.ts'
import { columnOf, folded, type Lowered, type Scene, tableOf } from './recipeTable.ts'
import { refuse } from './refuse.ts'

type Of<K extends Step['kind']> = Step & { kind: K }

/** A column by another name. */
export function rename(step: Of<'rename'>, scene: Scene): Lowered {
  const source = columnOf(scene, step.column)
  const { relation, columns } = scene.table
  const isTaken = columns.some(c => c.id !== source.id && folded(c.name) === folded(step.name))
  if (isTaken) refuse('step.name_taken', { name: step.name })
  const named = columns.map(c => ({ ...c, name: c.id === source.id ? step.name : c.name, value: column(c.id) }))
  return { table: tableOf(relation, named) }
}

/** Columns that are not wanted. */
export function hide(step: Of<'hide'>, scene: Scene): Lowered {
  const hidden = new Set(step.columns.map(id => columnOf(scene, id).id))
  const { relation, columns } = scene.table
  const left = columns.filter(c => !hidden.has(c.id))
  if (left.length === 0) refuse('step.all_hidden')
  return {
    table: tableOf(
      relation,
      left.map(c => ({ ...c, value: column(c.id) })),
    ),
  }
}
