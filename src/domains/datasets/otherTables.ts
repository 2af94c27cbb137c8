import { DomainError } from '../../contract/problem.ts'
import type { Recipe } from '../../contract/recipe.ts'
import type { OtherTable } from '../../core/recipe/recipeTable.ts'
import type { Context } from '../../ports/context.ts'
import { scanOf } from './layers.ts'
import { loadTableRow } from './loadScan.ts'

/** The tables that a recipe joins or puts below, as they are now; those that are gone are not found. */
export async function otherTables(
  ctx: Context,
  { steps }: Recipe,
): Promise<(datasetId: string, tableId: string) => OtherTable | null> {
  const found = new Map<string, OtherTable | null>()
  for (const { step, off } of steps) {
    if (off || (step.kind !== 'join' && step.kind !== 'union')) continue
    const key = keyOf(step.datasetId, step.tableId)
    if (!found.has(key)) found.set(key, await loadOther(ctx, step))
  }
  return (datasetId, tableId) => found.get(keyOf(datasetId, tableId)) ?? null
}

const keyOf = (datasetId: string, tableId: string) => JSON.stringify([datasetId, tableId])

async function loadOther(ctx: Context, source: { datasetId: string; tableId: string }): Promise<OtherTable | null> {
  const { datasetId, tableId } = source
  try {
    const { versionId, row } = await ctx.transaction(tx => loadTableRow(ctx, tx, { datasetId, tableId }))
    return { scan: scanOf(ctx, row, { datasetId, versionId, tableId }), columns: row.columns }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return null
    throw error
  }
}
