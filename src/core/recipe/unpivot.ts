import type { ColumnType } from '../../contract/column.ts'
import type { Step } from '../../contract/recipe.ts'
import type { Relation } from '../../contract/relation.ts'
import { column, project } from '../relation/build.ts'
import { cast, text, whole } from './expressions.ts'
import {
  byColumns,
  checkNew,
  columnOf,
  isNumeric,
  type Lowered,
  type RecipeColumn,
  renumbered,
  type Scene,
} from './recipeTable.ts'
import { refuse } from './refuse.ts'

/** Columns become rows: one column for their names, one for their cells. Missing cells stay rows. */
export function unpivot(step: Step & { kind: 'unpivot' }, scene: Scene): Lowered {
  const turned = step.columns.map(id => columnOf(scene, id))
  if (new Set(step.columns).size < turned.length) refuse('step.twice', { column: turned[0]?.name ?? '' })
  const kept = scene.table.columns.filter(c => !step.columns.includes(c.id))
  const common = commonType(turned)
  const made: RecipeColumn[] = [
    { id: step.names.as, name: step.names.name, type: 'text', scale: null },
    { id: step.values.as, name: step.values.name, ...common },
  ]
  checkNew({ ...scene, table: { ...scene.table, columns: kept } }, made)
  const inputs = turned.map((source, i) =>
    project(scene.table.relation, [
      { as: '__row', value: column('_row') },
      { as: '__place', value: whole(i) },
      ...kept.map(({ id, name }) => ({ as: id, name, value: column(id) })),
      { as: step.names.as, name: step.names.name, value: text(source.name) },
      { as: step.values.as, name: step.values.name, value: as(source, common) },
    ]),
  )
  const rows: Relation = { op: 'union', inputs }
  return { table: renumbered(rows, byColumns(['__row', '__place']), [...kept, ...made]) }
}

type Kind = Pick<RecipeColumn, 'type' | 'scale' | 'meaning'>

/** The type that holds the cells of all the columns: a number if all are numbers, text where they differ. */
export function commonType(columns: readonly RecipeColumn[]): Kind {
  const [first] = columns
  const types = new Set(columns.map(c => c.type))
  if (first === undefined || (types.size > 1 && !columns.every(isNumeric))) return { type: 'text', scale: null }
  const units = new Set(columns.map(c => c.meaning?.unit ?? null))
  const meaning = units.size === 1 ? first.meaning : undefined
  const type: ColumnType = types.has('double') ? 'double' : types.has('decimal') ? 'decimal' : first.type
  const scale = type === 'decimal' ? Math.max(...columns.map(c => c.scale ?? 0)) : null
  return { type, scale, ...(meaning && { meaning }) }
}

/** A column's cells as that type. */
export function as(source: RecipeColumn, { type, scale }: Kind) {
  const cell = column(source.id)
  return source.type === type && source.scale === scale ? cell : cast(cell, type, scale)
}
