import { z } from 'zod'
import { Filter } from './plan.ts'

/** Whom a rule is about: everybody of a role, one member, or one API key. Owners and admins see all rows. */
export const RuleSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), role: z.enum(['viewer', 'editor']) }),
  z.object({ kind: z.literal('member'), userId: z.string() }),
  z.object({ kind: z.literal('apiKey'), keyId: z.string() }),
])
export type RuleSubject = z.infer<typeof RuleSubject>

/**
 * Rows of one table that somebody sees. `rows` names columns of the table by id; relative dates count from today. An
 * `and` of nothing is every row, an `or` of nothing is none.
 */
export const RowRule = z
  .object({
    id: z.string(),
    datasetId: z.string(),
    tableId: z.string(),
    subject: RuleSubject,
    rows: Filter,
    createdBy: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'RowRule' })
export type RowRule = z.infer<typeof RowRule>

/** How many rows of the newest version a rule lets through, and why none where it does not fit the table. */
export const RuleReach = z.object({
  rows: z.int(),
  of: z.int(),
  /** What does not fit: a column that is gone, a value of another type. A rule with faults lets no row through. */
  faults: z.array(z.string()),
})
export type RuleReach = z.infer<typeof RuleReach>

/** A rule as admins see it. */
export const ListedRowRule = RowRule.extend({
  /** Of a member or a key; null when they are not there any more. */
  subjectName: z.string().nullable(),
  /** Null when the newest version has no such table: then nobody whom the rule is about sees a row of it in any version. */
  tableName: z.string().nullable(),
  /** Null when it cannot be counted at the moment. */
  reach: RuleReach.nullable(),
}).meta({ id: 'ListedRowRule' })
export type ListedRowRule = z.infer<typeof ListedRowRule>

/** The rows somebody is limited to: condition by table, by dataset. What is not named is seen whole. */
export type RowLimits = ReadonlyMap<string, ReadonlyMap<string, Filter>>
