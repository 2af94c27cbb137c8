import type { ColumnType } from '../../contract/column.ts'
import type { TimeUnit } from '../../contract/plan.ts'
import type { Step } from '../../contract/recipe.ts'
import type { Expression } from '../../contract/relation.ts'
import { aggregate, call, column } from '../relation/build.ts'
import { isClock } from '../relation/timeUnit.ts'
import { valueFor } from './expressions.ts'
import { measureOf } from './measures.ts'
import {
  byColumns,
  checkNew,
  columnOf,
  type Lowered,
  type RecipeColumn,
  renumbered,
  type Scene,
} from './recipeTable.ts'
import { refuse } from './refuse.ts'

type Of<K extends Step['kind']> = Step & { kind: K }

/** One row a group. */
export function group(step: Of<'group'>, scene: Scene): Lowered {
  const keys = step.by.map(({ column: id, timeUnit }) => keyOf(columnOf(scene, id), timeUnit))
  const twice = keys.find(({ id }, i) => keys.findIndex(other => other.id === id) < i)
  if (twice !== undefined) refuse('step.twice', { column: twice.name })
  const measures = step.measures.map(({ as, name, aggregate, column: of, p }) => {
    const { aggregate: value, column: made } = measureOf({ aggregate, of, p }, scene)
    return { id: as, name, ...made, value }
  })
  checkNew({ ...scene, table: { ...scene.table, columns: keys } }, measures)
  return grouped(scene, keys, measures)
}

/** One row for each combination of `rows`, one column for each value. */
export function pivot(step: Of<'pivot'>, scene: Scene): Lowered {
  const source = columnOf(scene, step.column)
  const keys = step.rows.map(id => keyOf(columnOf(scene, id), undefined))
  if (keys.some(({ id }) => id === source.id)) refuse('step.twice', { column: source.name })
  const measures = step.values.map(({ as, name, value }) => {
    const cell = column(source.id)
    const where = value === null ? call('isNull', cell) : call('eq', cell, valueFor(source, value))
    const { aggregate, column: made } = measureOf({ aggregate: step.aggregate, of: step.of, where }, scene)
    return { id: as, name, ...made, value: aggregate }
  })
  checkNew({ ...scene, table: { ...scene.table, columns: keys } }, measures)
  return grouped(scene, keys, measures)
}

type Key = RecipeColumn & { value: Expression }
type Measured = RecipeColumn & { value: Parameters<typeof aggregate>[2][number]['value'] }

function keyOf(source: RecipeColumn, timeUnit: TimeUnit | undefined): Key {
  const cell = column(source.id)
  if (timeUnit === undefined) return { ...source, value: cell }
  if (source.type !== 'date' && source.type !== 'timestamp') refuse('step.needs_dates', { column: source.name })
  if (source.type === 'date' && isClock(timeUnit)) refuse('step.no_clock', { column: source.name })
  const type: ColumnType = isClock(timeUnit) ? 'timestamp' : 'date'
  return { ...source, type, value: { kind: 'truncate', unit: timeUnit, arg: cell } }
}

function grouped(scene: Scene, keys: readonly Key[], measures: readonly Measured[]): Lowered {
  const relation = aggregate(
    scene.table.relation,
    keys.map(({ id, name, value }) => ({ as: id, name, value })),
    measures.map(({ id, name, value }) => ({ as: id, name, value })),
  )
  const columns = [...keys, ...measures].map(({ value: _, ...c }) => c)
  const order = byColumns(keys.length > 0 ? keys.map(({ id }) => id) : measures.map(({ id }) => id))
  return { table: renumbered(relation, order, columns), counted: relation }
}
