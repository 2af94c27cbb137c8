import { DomainError } from '../../contract/problem.ts'
import type { ListedRowRule } from '../../contract/rowRule.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { requireRole } from '../access/requireRole.ts'
import { insertRule, nameOfSubject, type RuleFacts } from '../access/rowRules.ts'
import { notify } from '../jobs/notify.ts'
import { loadDataset } from './datasetRow.ts'
import type { VersionTable } from './layers.ts'
import { fitRule, listed, withNames } from './ruleReach.ts'
import { tablesOf } from './versionRows.ts'

/**
 * Limits a role, a member or an API key to some rows of a table; from their next request on.
 * @throws DomainError not_allowed, not_found, invalid_plan for a condition that does not fit the table, conflict when the
 *   dataset has very many rules
 */
export async function createRowRule(
  ctx: Context,
  { datasetId, ...facts }: RuleFacts & { datasetId: string },
): Promise<ListedRowRule> {
  requireRole(ctx, 'admin')
  const { rules, tables } = await ctx.transaction(async tx => {
    const of = await loadDataset(ctx, tx, datasetId)
    const tables = await tablesOf(ctx, tx, of.versionId)
    await requireFitting(ctx, tx, { ...facts, datasetId, tables })
    const made = await insertRule(ctx, tx, of, facts)
    await notify(tx, ctx.workspaceId, 'dataset', datasetId)
    return { rules: await withNames(ctx, tx, [made]), tables }
  })
  const [rule] = await listed(ctx, rules, tables)
  if (!rule) throw new Error('a rule was made, and is not there')
  return rule
}

/** A rule that lets nothing through by mistake is refused while somebody is there to mend it. */
export async function requireFitting(
  ctx: Context,
  tx: Transaction,
  { datasetId, tableId, subject, rows, tables }: RuleFacts & { datasetId: string; tables: readonly VersionTable[] },
): Promise<void> {
  const table = tables.find(one => one.tableId === tableId)
  if (!table) throw new DomainError('not_found', 'There is no such table in this dataset.')
  if (subject.kind !== 'role' && (await nameOfSubject(ctx, tx, subject)) === null)
    throw new DomainError('not_found', `There is no such ${subject.kind === 'member' ? 'member' : 'API key'} here.`)
  const errors = fitRule(ctx, rows, table, datasetId).faults.map(({ pointer, detail }) => ({
    pointer: `/body/rows${pointer}`,
    detail,
  }))
  if (errors[0]) throw new DomainError('invalid_plan', errors[0].detail, { errors })
}
