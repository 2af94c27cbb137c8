import type { Recipe } from '../../contract/recipe.ts'
import type { Context } from '../../ports/context.ts'
import { requireAllRows } from '../access/rowLimits.ts'

/**
 * Refuses a recipe to who does not see all rows that it would read: what it writes is of all of them, in its own dataset
 * and in those it joins or puts below.
 * @throws DomainError not_allowed
 */
export async function requireRecipe(ctx: Context, datasetId: string, { steps }: Recipe): Promise<void> {
  const others = steps.flatMap(({ step }) => ('datasetId' in step ? [step.datasetId] : []))
  for (const id of [datasetId, ...others]) await requireAllRows(ctx, id)
}
