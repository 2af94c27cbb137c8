import type { ListedRowRule } from '../../contract/rowRule.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { loadRule, type RuleFacts, updateRule } from '../access/rowRules.ts'
import { notify } from '../jobs/notify.ts'
import { requireFitting } from './createRowRule.ts'
import { loadDataset } from './datasetRow.ts'
import { listed, withNames } from './ruleReach.ts'
import { tablesOf } from './versionRows.ts'

interface Input {
  datasetId: string
  ruleId: string
  subject?: RuleFacts['subject'] | undefined
  rows?: RuleFacts['rows'] | undefined
}

/**
 * Changes whom a rule is about or which rows it shows.
 * @throws DomainError not_allowed, not_found, invalid_plan for a condition that does not fit the table
 */
export async function editRowRule(ctx: Context, { datasetId, ruleId, subject, rows }: Input): Promise<ListedRowRule> {
  requireRole(ctx, 'admin')
  const { rules, tables } = await ctx.transaction(async tx => {
    const of = await loadDataset(ctx, tx, datasetId)
    const tables = await tablesOf(ctx, tx, of.versionId)
    const before = await loadRule(ctx, tx, { datasetId, ruleId })
    const after = { ...before, ...(subject && { subject }), ...(rows && { rows }), updatedAt: ctx.now().toISOString() }
    await requireFitting(ctx, tx, { ...after, tables })
    await updateRule(ctx, tx, of, after)
    await notify(tx, ctx.workspaceId, 'dataset', datasetId)
    return { rules: await withNames(ctx, tx, [after]), tables }
  })
  const [rule] = await listed(ctx, rules, tables)
  if (!rule) throw new Error('a rule was changed, and is not there')
  return rule
}
