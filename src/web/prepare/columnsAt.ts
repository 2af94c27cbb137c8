import type { Column } from '../../contract/column.ts'
import type { Recipe } from '../../contract/recipe.ts'
import type { Scan } from '../../contract/relation.ts'
import type { TableRecipe } from '../../contract/version.ts'
import type { LoweredRecipe } from '../../core/recipe/lowerRecipe.ts'
import { lowerRecipe } from '../../core/recipe/lowerRecipe.ts'
import type { OtherTable, RecipeColumn } from '../../core/recipe/recipeTable.ts'

/** The table as it was read, and what is known of its columns today. */
export interface Origin {
  datasetId: string
  read: TableRecipe
  known: ReadonlyMap<string, Column>
}

export type OtherTables = (datasetId: string, tableId: string) => OtherTable | null

/** A recipe lowered here, without rows: the columns after each step, and what is wrong with steps. */
export function lowerHere({ datasetId, read, known }: Origin, recipe: Recipe, tableOf: OtherTables): LoweredRecipe {
  const columns = read.columns.map(column => asColumn(column, known))
  return lowerRecipe(recipe, { scan: scanOf({ datasetId, tableId: read.tableId }, read.columns), columns, tableOf })
}

/** A table as the relations see it; nothing is ever read by it here. */
export function scanOf({ datasetId, tableId }: { datasetId: string; tableId: string }, columns: Scan['columns']): Scan {
  return { op: 'scan', workspaceId: '', versionId: '', datasetId, tableId, parts: [], columns }
}

/** The columns that a step sees. */
export function columnsBefore(lowered: LoweredRecipe, i: number, origin: Origin): Column[] {
  const columns = i === 0 ? origin.read.columns : (lowered.steps[i - 1]?.columns ?? lowered.columns)
  return columns.map(column => asColumn(column, origin.known))
}

/** A column on the way as forms and tables take it; its figures are those of today's data, where it is there. */
export function asColumn(column: RecipeColumn, known: ReadonlyMap<string, Column>): Column {
  const { id, name, type, scale, meaning } = column
  const today = known.get(id)
  const isSame = today !== undefined && today.type === type
  const isNumber = type === 'integer' || type === 'decimal' || type === 'double'
  return {
    role: isNumber ? 'measure' : type === 'date' || type === 'timestamp' ? 'time' : 'dimension',
    profile: noProfile,
    rejected: 0,
    missing: [],
    ...(isSame && today),
    meaning: meaning ?? (isSame ? today.meaning : noMeaning),
    id,
    name,
    type,
    scale,
  }
}

const noMeaning: Column['meaning'] = { unit: null, isMoney: false, additive: 'none', direction: 'neutral' }
const noProfile: Column['profile'] = {
  rows: 0,
  nulls: 0,
  distinct: 0,
  min: null,
  max: null,
  mean: null,
  sd: null,
  sum: null,
  quantiles: null,
  histogram: null,
  top: [],
}
