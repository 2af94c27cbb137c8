import { and, asc, count, eq } from 'drizzle-orm'
import type { Filter } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { RowRule, RuleSubject } from '../../contract/rowRule.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { record } from '../audit/record.ts'
import { selectKeys } from './apiKeys.ts'
import { membersAmong } from './membersAmong.ts'
import { nameOfActor } from './policy.ts'
import { apiKey, rowRule } from './tables.ts'

/** More than these on one dataset are a table of who sees what, which belongs in a column. */
const RULES_MAX = 200

type Row = typeof rowRule.$inferSelect
type Asker = Pick<Context, 'workspaceId'>

/** What a rule says: of which table, about whom, which rows. */
export interface RuleFacts {
  tableId: string
  subject: RuleSubject
  rows: Filter
}

interface OfDataset {
  id: string
  name: string
}

/** The rules of a dataset, the oldest first. */
export async function rulesOn({ workspaceId }: Asker, tx: Transaction, datasetId: string): Promise<RowRule[]> {
  const rows = await tx
    .select()
    .from(rowRule)
    .where(and(eq(rowRule.workspaceId, workspaceId), eq(rowRule.datasetId, datasetId)))
    .orderBy(asc(rowRule.id))
  return rows.map(toRule)
}

/** One of them, held until the transaction ends. @throws DomainError not_found */
export async function loadRule(
  { workspaceId }: Asker,
  tx: Transaction,
  { datasetId, ruleId }: { datasetId: string; ruleId: string },
): Promise<RowRule> {
  const [row] = await tx
    .select()
    .from(rowRule)
    .where(and(eq(rowRule.workspaceId, workspaceId), eq(rowRule.datasetId, datasetId), eq(rowRule.id, ruleId)))
    .for('update')
  if (!row) throw new DomainError('not_found', 'There is no such rule on this dataset.')
  return toRule(row)
}

/** Writes a new rule. @throws DomainError conflict when the dataset has very many */
export async function insertRule(ctx: Context, tx: Transaction, of: OfDataset, facts: RuleFacts): Promise<RowRule> {
  const [{ rules } = { rules: 0 }] = await tx
    .select({ rules: count() })
    .from(rowRule)
    .where(and(eq(rowRule.workspaceId, ctx.workspaceId), eq(rowRule.datasetId, of.id)))
  if (rules >= RULES_MAX) throw new DomainError('conflict', `A dataset has at most ${RULES_MAX} rules.`)
  const [made] = await insertRules(ctx, tx, of, [facts])
  if (!made) throw new Error('a rule was written, and is not there')
  return made
}

/** Writes new rules, however many there are. */
export async function insertRules(
  ctx: Context,
  tx: Transaction,
  of: OfDataset,
  all: readonly RuleFacts[],
): Promise<RowRule[]> {
  const at = ctx.now()
  const by = { createdBy: nameOfActor(ctx.actor), createdAt: at, updatedAt: at }
  const rows: Row[] = all.map(facts => ({
    ...{ id: ctx.newId('rr'), workspaceId: ctx.workspaceId, datasetId: of.id, ...columnsOf(facts) },
    ...by,
  }))
  if (rows.length > 0) await tx.insert(rowRule).values(rows)
  const made = rows.map(toRule)
  for (const { id: ruleId, ...facts } of made) await recordRule(ctx, tx, { action: 'rowRule.made', of, ruleId, facts })
  return made
}

/** Changes a rule. */
export async function updateRule(
  ctx: Context,
  tx: Transaction,
  of: OfDataset,
  { id: ruleId, ...facts }: RuleFacts & { id: string },
): Promise<void> {
  await tx
    .update(rowRule)
    .set({ ...columnsOf(facts), updatedAt: ctx.now() })
    .where(eq(rowRule.id, ruleId))
  await recordRule(ctx, tx, { action: 'rowRule.changed', of, ruleId, facts })
}

/** Takes a rule back. */
export async function removeRule(ctx: Context, tx: Transaction, of: OfDataset, rule: RowRule): Promise<void> {
  await tx.delete(rowRule).where(eq(rowRule.id, rule.id))
  await recordRule(ctx, tx, { action: 'rowRule.deleted', of, ruleId: rule.id, facts: rule })
}

/** Forgets the rules of a dataset that is no more. */
export async function forgetRules({ workspaceId }: Asker, tx: Transaction, datasetId: string): Promise<void> {
  await tx.delete(rowRule).where(and(eq(rowRule.workspaceId, workspaceId), eq(rowRule.datasetId, datasetId)))
}

/** What the member or the key of a rule is called; null when there is none such in the workspace, or it is a role. */
export async function nameOfSubject(ctx: Asker, tx: Transaction, subject: RuleSubject): Promise<string | null> {
  if (subject.kind === 'role') return null
  if (subject.kind === 'member') return (await membersAmong(ctx, tx, [subject.userId]))[0]?.name ?? null
  const [key] = await selectKeys(tx).where(and(eq(apiKey.workspaceId, ctx.workspaceId), eq(apiKey.id, subject.keyId)))
  return key ? `${key.row.name} (${key.owner.name})` : null
}

function columnsOf({ tableId, subject, rows }: RuleFacts): Pick<Row, 'tableId' | 'subjectKind' | 'subjectId' | 'rows'> {
  return { tableId, subjectKind: subject.kind, subjectId: idOf(subject), rows }
}

function idOf(subject: RuleSubject): string {
  if (subject.kind === 'role') return subject.role
  return subject.kind === 'member' ? subject.userId : subject.keyId
}

function toRule({ id, datasetId, tableId, rows, createdBy, ...row }: Row): RowRule {
  const at = { createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() }
  return { id, datasetId, tableId, subject: subjectOf(row), rows, createdBy, ...at }
}

function subjectOf({ subjectKind, subjectId }: Pick<Row, 'subjectKind' | 'subjectId'>): RuleSubject {
  if (subjectKind === 'member') return { kind: 'member', userId: subjectId }
  if (subjectKind === 'apiKey') return { kind: 'apiKey', keyId: subjectId }
  return { kind: 'role', role: subjectId === 'viewer' ? 'viewer' : 'editor' }
}

interface Changed {
  action: string
  of: OfDataset
  ruleId: string
  facts: RuleFacts
}

/** With the rows it shows: who may see what is told in full. */
function recordRule(ctx: Context, tx: Transaction, { action, of, ruleId, facts }: Changed): Promise<void> {
  const { tableId, subject, rows } = facts
  const detail = { ruleId, tableId, subject: `${subject.kind} ${idOf(subject)}`, rows: JSON.stringify(rows) }
  return record(ctx, tx, { action, target: { kind: 'dataset', id: of.id, name: of.name }, detail })
}
