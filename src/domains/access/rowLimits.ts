import { and, eq, inArray } from 'drizzle-orm'
import type { Actor, LinkSeer } from '../../contract/access.ts'
import type { Filter } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { RowLimits } from '../../contract/rowRule.ts'
import { isEverything } from '../../core/relation/visibleRows.ts'
import type { Context } from '../../ports/context.ts'
import { allows } from './policy.ts'
import { rowRule } from './tables.ts'

/** Who asks for rows, and what loads the rules about them. */
export type RowAsker = Pick<Context, 'workspaceId' | 'actor' | 'transaction' | 'rowRules'>

type Rule = Pick<typeof rowRule.$inferSelect, 'datasetId' | 'tableId' | 'subjectKind' | 'subjectId' | 'rows'>

/** What somebody sees of a table that has these rules; null: every row. */
type Sight = (rules: readonly Rule[]) => Filter | null

/**
 * The rows that the actor is limited to, loaded once. Owners, admins and jobs see every row. Rules about a member (their
 * role's and their own) show what any of them shows, and who has none sees every row; a key sees of that what rules
 * about the key show; a link what all show by whom it is seen, and no row of a table with rules once one of them left.
 */
export function rowLimits(ctx: RowAsker): Promise<RowLimits> {
  const key = JSON.stringify([ctx.workspaceId, ctx.actor])
  const known = ctx.rowRules.get(key) ?? load(ctx)
  ctx.rowRules.set(key, known)
  return known
}

/** Whether no rule hides a row of any table of a dataset from the actor. */
export async function seesAllRows(ctx: RowAsker, datasetId: string): Promise<boolean> {
  return !(await rowLimits(ctx)).has(datasetId)
}

/**
 * Refuses who sees only some of the rows what was made of all of them, or changes all of them.
 * @throws DomainError not_allowed
 */
export async function requireAllRows(ctx: RowAsker, datasetId: string): Promise<void> {
  if (!(await seesAllRows(ctx, datasetId)))
    throw new DomainError('not_allowed', 'You see some of the rows of this dataset; this is about all of them.')
}

/**
 * Refuses what is a member's to a key of theirs that sees less than they do: to show rows to others, to read the log.
 * @throws DomainError not_allowed
 */
export async function requireUnlimitedKey(ctx: RowAsker): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'apiKey') return
  const owner: Actor = { kind: 'user', id: actor.id, name: actor.name, role: actor.role }
  const [own, whole] = await Promise.all([rowLimits(ctx), rowLimits({ ...ctx, actor: owner })])
  if (inOrder(own) !== inOrder(whole))
    throw new DomainError(
      'not_allowed',
      'This API key sees some of the rows, and this is not for it. Ask with another key, or sign in.',
    )
}

/** By their ids, whichever rule was made first. */
const inOrder = (limits: RowLimits) =>
  [...limits]
    .flatMap(([id, tables]) => [...tables].map(([tableId, rows]) => JSON.stringify([id, tableId, rows])))
    .sort()
    .join()

async function load(ctx: RowAsker): Promise<RowLimits> {
  const sights = sightsOf(ctx.actor)
  if (sights.length === 0) return new Map()
  const about = subjectsOf(ctx.actor)
  const rules = await ctx.transaction(tx =>
    tx
      .select()
      .from(rowRule)
      .where(
        and(eq(rowRule.workspaceId, ctx.workspaceId), about === null ? undefined : inArray(rowRule.subjectId, about)),
      )
      .orderBy(rowRule.id),
  )
  return limitsOf(rules, sights)
}

/** Whose rules narrow what an actor sees, each by themselves. */
function sightsOf(actor: Actor): Sight[] {
  switch (actor.kind) {
    case 'system':
      return []
    case 'user':
      return ofMember(actor)
    case 'apiKey':
      return [...ofMember(actor), shown(rule => rule.subjectKind === 'apiKey' && rule.subjectId === actor.keyId)]
    case 'link':
      return actor.seenBy.flatMap(seer => (seer === null ? [noRow] : ofMember(seer)))
  }
}

/** The roles, members and keys whose rules are to be loaded; null: all there are. */
function subjectsOf(actor: Actor): string[] | null {
  if (actor.kind === 'system') return []
  const seers: readonly (LinkSeer | null)[] = actor.kind === 'link' ? actor.seenBy : [actor]
  const key = actor.kind === 'apiKey' ? [actor.keyId] : []
  if (seers.includes(null)) return null
  return [...seers.flatMap(seer => (seer === null ? [] : [seer.role, seer.id])), ...key]
}

function ofMember({ id, role }: LinkSeer): Sight[] {
  if (allows(role, 'admin')) return []
  return [
    shown(
      ({ subjectKind: kind, subjectId }) =>
        (kind === 'role' && subjectId === role) || (kind === 'member' && subjectId === id),
    ),
  ]
}

const shown =
  (isAbout: (rule: Rule) => boolean): Sight =>
  rules => {
    const own = rules.filter(isAbout).map(({ rows }) => rows)
    return own.length === 0 || own.some(isEverything) ? null : { op: 'or', of: own }
  }

const noRow: Sight = () => ({ op: 'or', of: [] })

function limitsOf(rules: readonly Rule[], sights: readonly Sight[]): RowLimits {
  const tables = new Map<string, Rule[]>()
  for (const rule of rules) {
    const key = JSON.stringify([rule.datasetId, rule.tableId])
    tables.set(key, [...(tables.get(key) ?? []), rule])
  }
  const limits = new Map<string, Map<string, Filter>>()
  for (const ofTable of tables.values()) {
    const [first] = ofTable
    const of = sights.flatMap(sight => sight(ofTable) ?? [])
    if (first === undefined || of.length === 0) continue
    const ofDataset = limits.get(first.datasetId) ?? new Map<string, Filter>()
    limits.set(first.datasetId, ofDataset.set(first.tableId, { op: 'and', of }))
  }
  return limits
}
