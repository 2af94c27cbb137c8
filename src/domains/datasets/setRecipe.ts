import type { Message } from '../../contract/message.ts'
import type { Recipe } from '../../contract/recipe.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { loadDataset } from './datasetRow.ts'
import { loadTableRow } from './loadScan.ts'
import { proposeChange } from './proposeChange.ts'
import { requireRecipe } from './requireRecipe.ts'

interface Input {
  datasetId: string
  tableId: string
  recipe: Recipe
  what: Message[]
  autoMerge: boolean
}

/** Proposes other steps of preparation for a table. @throws DomainError not_found */
export async function setRecipe(
  ctx: Context,
  { datasetId, tableId, ...asked }: Input,
): Promise<{ proposalId: string }> {
  requireRole(ctx, 'editor')
  await requireRecipe(ctx, datasetId, asked.recipe)
  return proposeChange(ctx, async tx => {
    const of = await loadDataset(ctx, tx, datasetId)
    const { read } = await loadTableRow(ctx, tx, { datasetId, tableId })
    return { kind: 'recipe', of, tableId, fileName: read.file.name, ...asked }
  })
}
