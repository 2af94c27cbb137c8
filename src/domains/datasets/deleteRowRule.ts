import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { loadRule, removeRule } from '../access/rowRules.ts'
import { notify } from '../jobs/notify.ts'
import { loadDataset } from './datasetRow.ts'

interface Input {
  datasetId: string
  ruleId: string
}

/** Takes a rule back. Who has none left sees every row of its table. @throws DomainError not_allowed, not_found */
export async function deleteRowRule(ctx: Context, { datasetId, ruleId }: Input): Promise<{ ok: true }> {
  requireRole(ctx, 'admin')
  await ctx.transaction(async tx => {
    const of = await loadDataset(ctx, tx, datasetId)
    await removeRule(ctx, tx, of, await loadRule(ctx, tx, { datasetId, ruleId }))
    await notify(tx, ctx.workspaceId, 'dataset', datasetId)
  })
  return { ok: true }
}
