import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique } from 'drizzle-orm/pg-core'
import type { Role } from '../../contract/access.ts'
import type { KeyScope } from '../../contract/apiKey.ts'
import type { GrantLevel } from '../../contract/listedDashboard.ts'
import type { Filter } from '../../contract/plan.ts'
import type { RuleSubject } from '../../contract/rowRule.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })

/** A person. This table and the next three have the shape better-auth reads and writes. */
export const user = pgTable('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  username: text('username').notNull().unique(),
  createdAt: at('created_at').notNull(),
  updatedAt: at('updated_at').notNull(),
})

/** `token` is the SHA-256 of what the cookie holds. */
export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    token: text('token').notNull().unique(),
    expiresAt: at('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  t => [index('session_user').on(t.userId)],
)

/** A way to sign in: the password's hash when `provider_id` is `credential`. */
export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: at('access_token_expires_at'),
    refreshTokenExpiresAt: at('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  t => [unique('account_provider').on(t.userId, t.providerId)],
)

/** One-time values such as password resets; `identifier` is hashed. */
export const verification = pgTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: at('expires_at').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  t => [index('verification_identifier').on(t.identifier)],
)

export const workspace = pgTable('workspace', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  createdAt: at('created_at').notNull(),
})

export const membership = pgTable(
  'membership',
  {
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspace.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text('role').$type<Role>().notNull(),
    joinedAt: at('joined_at').notNull(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.userId] }), index('membership_user').on(t.userId)],
)

/** `token_hash` is the SHA-256 of what the mailed link holds. */
export const invitation = pgTable(
  'invitation',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspace.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    role: text('role').$type<Role>().notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: text('invited_by').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    acceptedAt: at('accepted_at'),
  },
  t => [index('invitation_newest').on(t.workspaceId, t.id)],
)

/** A member's key for programs, in one workspace; `token_hash` is the SHA-256 of the whole key. One that is revoked is gone. */
export const apiKey = pgTable(
  'api_key',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspace.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    scope: text('scope').$type<KeyScope>().notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at'),
    lastUsedAt: at('last_used_at'),
  },
  t => [index('api_key_newest').on(t.workspaceId, t.id), index('api_key_user').on(t.userId)],
)

/** What somebody was let into beyond their role. Subjects and resources are named by kind and id: further kinds need no table. */
export const accessGrant = pgTable(
  'access_grant',
  {
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspace.id, { onDelete: 'cascade' }),
    subjectKind: text('subject_kind').$type<'user'>().notNull(),
    subjectId: text('subject_id').notNull(),
    resourceKind: text('resource_kind').$type<'dashboard'>().notNull(),
    resourceId: text('resource_id').notNull(),
    level: text('level').$type<GrantLevel>().notNull(),
    grantedBy: text('granted_by').notNull(),
    grantedAt: at('granted_at').notNull(),
  },
  t => [
    primaryKey({
      name: 'access_grant_pk',
      columns: [t.workspaceId, t.subjectKind, t.subjectId, t.resourceKind, t.resourceId],
    }),
    index('access_grant_resource').on(t.resourceKind, t.resourceId),
  ],
)

/**
 * Rows of a table that somebody sees. `subject_id` is a role's name, or the id of a member or a key. The rules of a member
 * who leaves stay: who comes back sees no more than before.
 */
export const rowRule = pgTable(
  'row_rule',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspace.id, { onDelete: 'cascade' }),
    datasetId: text('dataset_id').notNull(),
    tableId: text('table_id').notNull(),
    subjectKind: text('subject_kind').$type<RuleSubject['kind']>().notNull(),
    subjectId: text('subject_id').notNull(),
    rows: jsonb('rows').$type<Filter>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  t => [
    index('row_rule_of').on(t.workspaceId, t.datasetId),
    index('row_rule_subject').on(t.workspaceId, t.subjectKind, t.subjectId),
  ],
)

/** The one link that makes the owner: a single row, replaced at each start until it is used. */
export const ownerLink = pgTable('owner_link', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull(),
  createdAt: at('created_at').notNull(),
})

/** Attempts in a window of time, by what is limited: `sign-in account:<login>`, `sign-in address:<address>`. */
export const rateLimit = pgTable(
  'rate_limit',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    resetAt: at('reset_at').notNull(),
  },
  t => [index('rate_limit_reset').on(t.resetAt)],
)
