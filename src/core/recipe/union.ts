import type { Step } from '../../contract/recipe.ts'
import type { Expression, Relation } from '../../contract/relation.ts'
import { column, project } from '../relation/build.ts'
import { cast, missing, whole } from './expressions.ts'
import { otherColumn, otherTable } from './join.ts'
import {
  byColumns,
  checkNew,
  columnOf,
  isNumeric,
  type Lowered,
  type RecipeColumn,
  recipeColumn,
  renumbered,
  type Scene,
} from './recipeTable.ts'
import { as, commonType } from './unpivot.ts'

type Union = Step & { kind: 'union' }

/** Rows of another table below those here. Its cells take the types here; what does not fit becomes missing. */
export function union(step: Union, scene: Scene): Lowered {
  const other = otherTable(step, scene)
  const sources = new Map(
    step.columns.map(pair => [columnOf(scene, pair.column).id, recipeColumn(otherColumn(other, pair.from))]),
  )
  const added = step.added.map(({ as, name, from }) => ({
    ...recipeColumn(otherColumn(other, from)),
    id: as,
    name,
    from,
  }))
  checkNew(scene, added)
  const both = scene.table.columns.map(here => bothSides(here, sources.get(here.id)))
  const news = added.map(({ from, ...made }) => ({ made, here: missing(made.type), there: column(from) }))
  const sides = [...both, ...news]
  const side = (input: Relation, place: number, value: (of: Side) => Expression) =>
    project(input, [
      { as: '__side', value: whole(place) },
      { as: '__row', value: column('_row') },
      ...sides.map(of => ({ as: of.made.id, name: of.made.name, value: value(of) })),
    ])
  const rows: Relation = {
    op: 'union',
    inputs: [side(scene.table.relation, 0, of => of.here), side(other.scan, 1, of => of.there)],
  }
  return {
    table: renumbered(
      rows,
      byColumns(['__side', '__row']),
      sides.map(of => of.made),
    ),
  }
}

/** A column, and its cells on either side. */
interface Side {
  made: RecipeColumn
  here: Expression
  there: Expression
}

function bothSides(here: RecipeColumn, there: RecipeColumn | undefined): Side {
  if (there === undefined) return { made: here, here: column(here.id), there: missing(here.type) }
  if (!isNumeric(here) || !isNumeric(there)) {
    const cell = column(there.id)
    const value = there.type === here.type ? cell : cast(cell, here.type, here.scale)
    return { made: here, here: column(here.id), there: value }
  }
  const { type, scale } = commonType([here, there])
  return { made: { ...here, type, scale }, here: as(here, { type, scale }), there: as(there, { type, scale }) }
}
