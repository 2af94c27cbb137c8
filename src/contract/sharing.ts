import { z } from 'zod'
import { AnalysisSaid } from './analysis/analysis.ts'
import { ChartModel, ChartSpec } from './chart.ts'
import { DashboardDocument, DashboardTile } from './dashboard.ts'
import { DashboardFilter, FilterValues } from './dashboardFilter.ts'
import { GrantLevel } from './listedDashboard.ts'
import { Message } from './message.ts'
import { Question } from './question.ts'

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

const id = z.string()

/** What a tile is to somebody who came by a link: nothing of the question behind it, its data or its columns. */
const LinkedContent = z.discriminatedUnion('kind', [
  /** Its type, as far as it is known before it is drawn: room is kept for it. */
  z.object({ kind: z.literal('chart'), type: Question.shape.type }),
  z.object({ kind: z.literal('finding') }),
  z.object({ kind: z.literal('analysis'), show: z.enum(['picture', 'table', 'answer']) }),
  z.object({ kind: z.literal('text'), markdown: z.string() }),
  z.object({ kind: z.literal('image'), imageId: z.string(), alt: z.string(), fit: z.enum(['contain', 'cover']) }),
  z.object({ kind: z.literal('filter'), filterId: id }),
  z.object({ kind: z.literal('section'), isCollapsed: z.boolean() }),
])

export const LinkedTile = DashboardTile.omit({ config: true })
  .extend({ content: LinkedContent })
  .meta({ id: 'LinkedTile' })
export type LinkedTile = z.output<typeof LinkedTile>

/** A filter that is free. Those a link locks are not told of at all. */
export const LinkedFilter = DashboardFilter.pick({
  id: true,
  label: true,
  order: true,
  kind: true,
  tabId: true,
  value: true,
})
  .extend({ metrics: z.array(z.object({ id, label: z.string() })) })
  .meta({ id: 'LinkedFilter' })
export type LinkedFilter = z.output<typeof LinkedFilter>

/** A dashboard as somebody sees it who came by a link: nothing of who made it, of other data, or of drafts. */
export const LinkedDashboard = z
  .object({
    name: z.string(),
    description: z.string(),
    tabs: DashboardDocument.shape.tabs,
    tiles: z.array(LinkedTile),
    filters: z.array(LinkedFilter),
    allowsRows: z.boolean(),
    allowsExport: z.boolean(),
    publishedAt: z.string(),
  })
  .meta({ id: 'LinkedDashboard' })
export type LinkedDashboard = z.output<typeof LinkedDashboard>

/**
 * A tile drawn for somebody who came by a link. Its model's plan names no data and no condition, its bill only the rows
 * that are in the picture, its table no row numbers.
 */
export const LinkedDrawnTile = z
  .object({
    tileId: id,
    encoding: ChartSpec.shape.encoding.nullable(),
    model: ChartModel.nullable(),
    /** Of a finding: what it says. */
    sentence: Message.nullable(),
    /** Of an analysis: what it says, and the picture or table that stands on the tile. */
    analysis: AnalysisSaid.optional(),
    problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
    /** Ids of the free filters, and of the tiles whose selections narrow it. */
    filteredBy: z.array(id),
    selectedBy: z.array(id),
  })
  .meta({ id: 'LinkedDrawnTile' })
export type LinkedDrawnTile = z.output<typeof LinkedDrawnTile>

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
    /** Taken back: only its place is left, for the answers below it. */
    isDeleted: z.boolean(),
  })
  .meta({ id: 'Comment' })
export type Comment = z.infer<typeof Comment>
