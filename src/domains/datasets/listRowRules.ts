import type { ListedRowRule } from '../../contract/rowRule.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { rulesOn } from '../access/rowRules.ts'
import { loadDataset } from './datasetRow.ts'
import { listed, withNames } from './ruleReach.ts'
import { tablesOf } from './versionRows.ts'

/**
 * Who sees which rows of a dataset, and how many those are now.
 * @throws DomainError not_allowed, not_found
 */
export async function listRowRules(
  ctx: Context,
  { datasetId }: { datasetId: string },
): Promise<{ items: ListedRowRule[] }> {
  requireRole(ctx, 'admin')
  const { rules, tables } = await ctx.transaction(async tx => {
    const { versionId } = await loadDataset(ctx, tx, datasetId)
    const rules = await withNames(ctx, tx, await rulesOn(ctx, tx, datasetId))
    return { rules, tables: await tablesOf(ctx, tx, versionId) }
  })
  return { items: await listed(ctx, rules, tables) }
}
