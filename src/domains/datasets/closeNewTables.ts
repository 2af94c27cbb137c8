import type { RuleSubject } from '../../contract/rowRule.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { insertRules, rulesOn } from '../access/rowRules.ts'
import type { DatasetRow } from './datasetRow.ts'
import { tablesOf } from './versionRows.ts'

/**
 * A table that comes with a version of a dataset with rules shows no row to whom any of them is about, until an admin
 * says otherwise: it may be the table that a rule was about, under another name.
 */
export async function closeNewTables(ctx: Context, tx: Transaction, of: DatasetRow, newId: string): Promise<void> {
  const rules = await rulesOn(ctx, tx, of.id)
  if (rules.length === 0) return
  const [before, after] = [await tablesOf(ctx, tx, of.versionId), await tablesOf(ctx, tx, newId)]
  const known = new Set([...before, ...rules].map(({ tableId }) => tableId))
  const subjects = new Map<string, RuleSubject>(rules.map(({ subject }) => [JSON.stringify(subject), subject]))
  const closing = after
    .filter(({ tableId }) => !known.has(tableId))
    .flatMap(({ tableId }) => [...subjects.values()].map(subject => ({ tableId, subject, rows: NOTHING })))
  await insertRules(ctx, tx, of, closing)
}

const NOTHING = { op: 'or' as const, of: [] }
