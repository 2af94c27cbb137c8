import type { Column, ColumnType, Meaning } from '../../contract/column.ts'
import type { Expression, Named, Relation, Scan, SortKey } from '../../contract/relation.ts'
import { column, derive, project } from '../relation/build.ts'
import { refuse } from './refuse.ts'

/** A column that a step sees or makes. */
export interface RecipeColumn {
  id: string
  name: string
  type: ColumnType
  /** Fraction digits of a decimal. */
  scale: number | null
  /** What is known of a measure's meaning. */
  meaning?: Meaning | undefined
}

/** The table between two steps: the relation yields `_row` and these columns, and nothing else. */
export interface RecipeTable {
  relation: Relation
  columns: readonly RecipeColumn[]
}

/** What a step does to cells, for those who count it: the relation yields both sides. */
export interface Effect {
  relation: Relation
  /** `after` is compared with `before` where the types are the same. */
  cells: readonly { before: Expression; after: Expression; isComparable: boolean }[]
}

/** What a step makes of the table before it. */
export interface Lowered {
  table: RecipeTable
  effect?: Effect
  /** Another relation with as many rows, which takes less to count. */
  counted?: Relation
  /** Of a join: all rows here once or more; `hit` is null where the other table has no partner. */
  partners?: { relation: Relation; hit: Expression; areKept: boolean }
}

/** The other tables of the workspace. */
export type TableOf = (datasetId: string, tableId: string) => OtherTable | null

/** One of them, as people ask it. */
export interface OtherTable {
  scan: Scan
  columns: readonly Column[]
}

/** Where a step works. */
export interface Scene {
  table: RecipeTable
  tableOf: TableOf
  /** What people call a column, also one that is gone. */
  nameOf: (id: string) => string
}

const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'decimal', 'double'])

export function isNumeric({ type }: { type: ColumnType }): boolean {
  return numeric.has(type)
}

/** A measure's meaning is kept; what other columns are called to mean is found anew. */
export function recipeColumn({ id, name, type, scale, role, meaning }: Column): RecipeColumn {
  return { id, name, type, scale, ...(role === 'measure' && { meaning }) }
}

/** The column of that id. @throws StepRefusal when it is gone */
export function columnOf({ table, nameOf }: Scene, id: string): RecipeColumn {
  const found = table.columns.find(c => c.id === id)
  return found ?? refuse('step.no_column', { column: nameOf(id) })
}

/** The same, if it holds text. @throws StepRefusal */
export function textColumn(scene: Scene, id: string): RecipeColumn {
  const found = columnOf(scene, id)
  return found.type === 'text' ? found : refuse('step.needs_text', { column: found.name })
}

/** The same, if it holds numbers. @throws StepRefusal */
export function numberColumn(scene: Scene, id: string): RecipeColumn {
  const found = columnOf(scene, id)
  return isNumeric(found) ? found : refuse('step.needs_numbers', { column: found.name })
}

/** Cells of a column in a step's hands: what they become. */
export interface NewCells {
  /** The column that is replaced; its place is kept. */
  column: RecipeColumn
  value: Expression
  /** What the column is from now on; as before when not given. */
  as?: Partial<RecipeColumn>
}

/** Replaces cells of columns, row by row. `over` yields the table's columns and whatever the values need besides. */
export function withCells({ table }: Scene, changes: readonly NewCells[], over: Relation = table.relation): Lowered {
  const wide = derive(
    over,
    changes.map(({ value }, i) => ({ as: `__${i}`, value })),
  )
  const places = new Map(changes.map((change, i) => [change.column.id, { change, made: column(`__${i}`) }]))
  const columns = table.columns.map(old => ({ ...old, ...places.get(old.id)?.change.as }))
  const relation = select(
    wide,
    columns.map(c => ({ ...c, value: places.get(c.id)?.made ?? column(c.id) })),
  )
  const cells = changes.map(({ column: old, as }, i) => ({
    before: column(old.id),
    after: column(`__${i}`),
    isComparable: as?.type === undefined || as.type === old.type || (isNumeric(old) && numeric.has(as.type)),
  }))
  return { table: { relation, columns }, effect: { relation: wide, cells } }
}

/** Columns put in behind another one, or at the end. */
export function withColumns(
  scene: Scene,
  added: readonly (RecipeColumn & { value: Expression })[],
  behind: string | null,
): RecipeTable {
  checkNew(scene, added)
  const { relation, columns } = scene.table
  const at = behind === null ? columns.length : columns.findIndex(c => c.id === behind) + 1
  const kept = (c: RecipeColumn) => ({ ...c, value: column(c.id) })
  return tableOf(relation, [...columns.slice(0, at).map(kept), ...added, ...columns.slice(at).map(kept)])
}

/** A table of these columns, computed row by row. */
export function tableOf(input: Relation, columns: readonly (RecipeColumn & { value: Expression })[]): RecipeTable {
  return { relation: select(input, columns), columns: columns.map(({ value: _, ...c }) => c) }
}

/** `_row` and these columns. */
function select(input: Relation, columns: readonly (RecipeColumn & { value: Expression })[]): Relation {
  const named: Named<Expression>[] = columns.map(({ id, name, value }) => ({ as: id, name, value }))
  return project(input, [{ as: '_row', value: column('_row') }, ...named])
}

/** The rows numbered anew, from 1, in an order that leaves nothing to chance. */
export function renumbered(
  input: Relation,
  orderBy: readonly SortKey[],
  columns: readonly RecipeColumn[],
): RecipeTable {
  const numbers = { as: '__n', value: { fn: 'rowNumber' as const, partitionBy: [], orderBy } }
  const numbered: Relation = { op: 'window', input, columns: [numbers] }
  const named = columns.map(({ id, name }) => ({ as: id, name, value: column(id) }))
  return { relation: project(numbered, [{ as: '_row', value: column('__n') }, ...named]), columns }
}

/** Ascending by these columns. */
export function byColumns(ids: readonly string[]): SortKey[] {
  return ids.map(id => ({ by: column(id), direction: 'asc' }))
}

/** @throws StepRefusal when an id or a name is there already */
export function checkNew({ table }: Scene, added: readonly { id: string; name: string }[]): void {
  const ids = new Set(table.columns.map(c => c.id))
  const names = new Set(table.columns.map(c => folded(c.name)))
  for (const { id, name } of added) {
    if (ids.has(id)) refuse('step.id_taken', { id })
    if (names.has(folded(name))) refuse('step.name_taken', { name })
    ids.add(id)
    names.add(folded(name))
  }
}

/** Names that differ in nothing but case and blanks at their ends are one name to people. */
export function folded(name: string): string {
  return name.trim().toLowerCase()
}
