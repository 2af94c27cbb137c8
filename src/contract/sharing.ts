import { z } from 'zod'
import { Dashboard, GrantLevel } from './dashboard.ts'
import { FilterValues } from './dashboardFilter.ts'

/** Somebody who was let into a dashboard. Groups and guests will be further kinds. */
export const Grant = z
  .object({ subject: z.object({ kind: z.literal('user'), id: z.string(), name: z.string() }), level: GrantLevel })
  .meta({ id: 'Grant' })
export type Grant = z.infer<typeof Grant>

/**
 * A way in for people without an account. `public`: whoever holds the address. `embed`: a page that frames it, with a
 * token signed by the link's secret; the token may lock filters and ends by itself.
 */
export const ShareLink = z
  .object({
    id: z.string(),
    dashboardId: z.string(),
    kind: z.enum(['public', 'embed']),
    name: z.string(),
    /** Values that whoever comes by it cannot change, nor see past. */
    lockedValues: FilterValues,
    /** Whether rows may be looked at, and files taken away. */
    allowsRows: z.boolean(),
    allowsExport: z.boolean(),
    hasPassword: z.boolean(),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
    opened: z.int(),
    lastOpenedAt: z.string().nullable(),
    createdBy: z.string(),
    createdAt: z.string(),
  })
  .meta({ id: 'ShareLink' })
export type ShareLink = z.output<typeof ShareLink>

/** A dashboard as somebody sees it who came by a link: nothing of who made it, of other data, or of drafts. */
export const LinkedDashboard = z
  .object({
    name: z.string(),
    document: Dashboard.shape.document,
    lockedFilterIds: z.array(z.string()),
    allowsRows: z.boolean(),
    allowsExport: z.boolean(),
    publishedAt: z.string(),
  })
  .meta({ id: 'LinkedDashboard' })
export type LinkedDashboard = z.output<typeof LinkedDashboard>

/** A remark on a dashboard or one of its tiles. `@[user id]` in the text mentions a member. */
export const Comment = z
  .object({
    id: z.string(),
    dashboardId: z.string(),
    tileId: z.string().nullable(),
    /** The remark it answers. */
    parentId: z.string().nullable(),
    text: z.string(),
    mentions: z.array(z.object({ userId: z.string(), name: z.string() })),
    by: z.string(),
    byId: z.string(),
    at: z.string(),
    editedAt: z.string().nullable(),
    resolvedAt: z.string().nullable(),
    resolvedBy: z.string().nullable(),
  })
  .meta({ id: 'Comment' })
export type Comment = z.infer<typeof Comment>
