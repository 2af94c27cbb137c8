import type { TableRecipe } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { sourceOf } from './layers.ts'
import { loadTableRow } from './loadScan.ts'

interface Input {
  datasetId: string
  tableId: string
}

/** The steps of a table and what they start from. @throws DomainError not_found */
export async function getRecipe(ctx: Context, { datasetId, tableId }: Input): Promise<TableRecipe> {
  await requireAllRows(ctx, datasetId)
  const { versionId, row } = await ctx.transaction(tx => loadTableRow(ctx, tx, { datasetId, tableId }))
  const { columns, rowCount } = sourceOf(row)
  return {
    tableId,
    versionId,
    recipe: row.recipe,
    columns: columns.map(({ id, name, type, scale }) => ({ id, name, type, scale })),
    rows: rowCount,
  }
}
