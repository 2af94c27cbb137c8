import type { Filter } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { RuleReach } from '../../contract/rowRule.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { loadTableRow } from './loadScan.ts'
import { ruleReaches } from './ruleReach.ts'

interface Input {
  datasetId: string
  tableId: string
  rows: Filter
}

/**
 * How many rows a rule would let through; what does not fit is told, not thrown.
 * @throws DomainError not_allowed, not_found, took_too_long, out_of_memory, busy
 */
export async function tryRowRule(ctx: Context, { datasetId, tableId, rows }: Input): Promise<RuleReach> {
  requireRole(ctx, 'admin')
  const { row: table } = await ctx.transaction(tx => loadTableRow(ctx, tx, { datasetId, tableId }))
  const [reach] = await ruleReaches(ctx, datasetId, [{ rows, table }])
  if (!reach) throw new DomainError('not_found', 'There is no such table in this dataset.')
  return reach
}
