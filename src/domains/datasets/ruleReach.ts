import type { Filter } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { ListedRowRule, RowRule, RuleReach } from '../../contract/rowRule.ts'
import { aggregate } from '../../core/relation/build.ts'
import { localTime } from '../../core/relation/localTime.ts'
import { type VisibleRows, visibleRows } from '../../core/relation/visibleRows.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { authoriseAll } from '../access/authorise.ts'
import { nameOfSubject } from '../access/rowRules.ts'
import { scanOf, type VersionTable } from './layers.ts'

type Fitted = Pick<VisibleRows, 'faults' | 'predicate'>

/** What a rule comes to on the rows of a table, today. */
export function fitRule(ctx: Context, rows: Filter, table: VersionTable, datasetId: string): Fitted {
  return visibleRows(rows, scanOfTable(ctx, table, datasetId), localTime(ctx.now(), ctx.timeZone))
}

/**
 * How many rows rules let through, in their order. Whoever asks sees all rows.
 * @throws DomainError took_too_long, out_of_memory, busy
 */
export async function ruleReaches(
  ctx: Context,
  datasetId: string,
  rules: readonly { rows: Filter; table: VersionTable }[],
): Promise<RuleReach[]> {
  const fitted = rules.map(({ rows, table }) => fitRule(ctx, rows, table, datasetId))
  const counts = rules.map(({ table }, i) => {
    const where = fitted[i]?.predicate
    const measure = { as: 'rows', value: { fn: 'count' as const, ...(where && { where }) } }
    return aggregate(scanOfTable(ctx, table, datasetId), [], [measure])
  })
  const options = { signal: ctx.signal, timeoutMs: ctx.limits.queryTimeoutMs }
  const answers = counts.length === 0 ? [] : await ctx.engine.runMany(await authoriseAll(ctx, counts), options)
  return rules.map(({ table }, i) => ({
    rows: Number(answers[i]?.table.data[0]?.[0] ?? 0),
    of: table.rowCount,
    faults: fitted[i]?.faults.map(({ detail }) => detail) ?? [],
  }))
}

/** Rules as admins see them, over the tables of the newest version. */
export async function listed(
  ctx: Context,
  rules: readonly (RowRule & { subjectName: string | null })[],
  tables: readonly VersionTable[],
): Promise<ListedRowRule[]> {
  const fitting = rules.flatMap(rule => {
    const table = tables.find(({ tableId }) => tableId === rule.tableId)
    return table ? [{ rule, rows: rule.rows, table }] : []
  })
  const reaches = await countedNow(ctx, rules[0]?.datasetId ?? '', fitting)
  return rules.map(rule => {
    const place = fitting.findIndex(one => one.rule === rule)
    const table = fitting[place]?.table
    return table ? { ...rule, tableName: table.name, reach: reaches?.[place] ?? null } : { ...rule, ...gone }
  })
}

/** A rule holds whether it can be counted or not: an engine that is busy does not hide it. */
async function countedNow(...asked: Parameters<typeof ruleReaches>): Promise<RuleReach[] | null> {
  try {
    return await ruleReaches(...asked)
  } catch (fault) {
    if (fault instanceof DomainError) return null
    throw fault
  }
}

/** Rules with what their members and keys are called. */
export async function withNames(ctx: Context, tx: Transaction, rules: readonly RowRule[]) {
  const named: (RowRule & { subjectName: string | null })[] = []
  for (const rule of rules) named.push({ ...rule, subjectName: await nameOfSubject(ctx, tx, rule.subject) })
  return named
}

const gone = { tableName: null, reach: { rows: 0, of: 0, faults: ['The newest version has no such table.'] } }

function scanOfTable(ctx: Context, table: VersionTable, datasetId: string) {
  return scanOf(ctx, table, { datasetId, versionId: table.versionId, tableId: table.tableId })
}
