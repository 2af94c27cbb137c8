import type { Column } from '../../contract/column.ts'
import type { Step } from '../../contract/recipe.ts'
import type { Relation } from '../../contract/relation.ts'
import { column, project } from '../relation/build.ts'
import { yes } from './expressions.ts'
import {
  byColumns,
  checkNew,
  columnOf,
  isNumeric,
  type Lowered,
  type OtherTable,
  type RecipeColumn,
  recipeColumn,
  renumbered,
  type Scene,
  tableOf,
} from './recipeTable.ts'
import { refuse } from './refuse.ts'

type Join = Step & { kind: 'join' }

/** Beyond so many rows the number of different values is an estimate. */
const EXACT_DISTINCT = 3_000_000

/** Columns of another table beside those here, where the keys are equal. Missing keys equal nothing. */
export function join(step: Join, scene: Scene): Lowered {
  const other = otherTable(step, scene)
  const keys = step.on.map(({ left, right }) => {
    const [here, there] = [columnOf(scene, left), otherColumn(other, right)]
    const isLike = here.type === there.type || (isNumeric(here) && isNumeric(there))
    if (!isLike) refuse('step.unlike_keys', { left: here.name, right: there.name })
    return { here, there }
  })
  const added = step.columns.map(({ as, name, column: id }) => ({
    ...recipeColumn(otherColumn(other, id)),
    id: as,
    name,
  }))
  checkNew(scene, added)
  const right = project(other.scan, [
    { as: '__row', value: column('_row') },
    { as: '__hit', value: yes },
    ...keys.map(({ there }, i) => ({ as: `__key${i}`, value: column(there.id) })),
    ...step.columns.map(({ as, name, column: id }) => ({ as, name, value: column(id) })),
  ])
  const on = keys.map(({ here }, i) => ({ left: here.id, right: `__key${i}` }))
  const joined = (kind: 'left' | 'inner'): Relation => ({ op: 'join', left: scene.table.relation, right, kind, on })
  const columns: RecipeColumn[] = [...scene.table.columns, ...added]
  const table = mayFanOut(keys.map(({ there }) => there))
    ? renumbered(joined(step.join), byColumns(['_row', '__row']), columns)
    : tableOf(
        joined(step.join),
        columns.map(c => ({ ...c, value: column(c.id) })),
      )
  return { table, partners: { relation: joined('left'), hit: column('__hit'), areKept: step.join === 'left' } }
}

/** Whether a row here may have several partners: no key column is known to be different in every row there. */
function mayFanOut(keys: readonly Column[]): boolean {
  return !keys.some(({ profile: { rows, nulls, distinct } }) => distinct === rows - nulls && rows <= EXACT_DISTINCT)
}

/** @throws StepRefusal when it is gone */
export function otherTable({ datasetId, tableId }: { datasetId: string; tableId: string }, scene: Scene): OtherTable {
  return scene.tableOf(datasetId, tableId) ?? refuse('step.no_table')
}

/** @throws StepRefusal when it is gone */
export function otherColumn({ columns }: OtherTable, id: string): Column {
  return columns.find(c => c.id === id) ?? refuse('step.no_other_column', { column: id })
}
