import { z } from 'zod'
import { DrawRequest, TileSelection } from '../dashboard.ts'
import { FilterValues } from '../dashboardFilter.ts'
import { GrantLevel } from '../listedDashboard.ts'
import { PageQuery, page } from '../page.ts'
import { ResultTable } from '../plan.ts'
import { fileRoute, route } from '../route.ts'
import { Comment, Grant, LinkedDashboard, LinkedDrawnTile, ShareLink } from '../sharing.ts'

const dashboardId = z.object({ dashboardId: z.string() })
const linkId = z.object({ linkId: z.string() })
const commentId = z.object({ commentId: z.string() })
const done = z.object({ ok: z.literal(true) })
const text = z.string().trim().min(1).max(5000)
const linkFields = {
  name: z.string().trim().max(100),
  lockedValues: FilterValues,
  allowsRows: z.boolean(),
  allowsExport: z.boolean(),
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
  /** Null takes the password away. */
  password: z.string().min(8, 'at least 8 characters').max(200).nullable(),
}
const NewLink = z.object({
  kind: z.enum(['public', 'embed']),
  name: linkFields.name.default(''),
  lockedValues: linkFields.lockedValues.default({}),
  allowsRows: linkFields.allowsRows.default(false),
  allowsExport: linkFields.allowsExport.default(false),
  expiresAt: linkFields.expiresAt.default(null),
  password: linkFields.password.default(null),
})

/** Who sees a dashboard. All need the level `edit` on it, links the role of an editor besides. */
export const sharingRoutes = {
  listGrants: route({
    method: 'get',
    path: '/dashboards/{dashboardId}/grants',
    summary: 'Who was let into a dashboard',
    access: 'viewer',
    params: dashboardId,
    response: z.object({ items: z.array(Grant) }),
    problems: ['not_found', 'not_allowed'],
  }),
  setGrant: route({
    method: 'put',
    path: '/dashboards/{dashboardId}/grants/{userId}',
    summary: 'Let a member view, comment or edit; null takes it back',
    access: 'viewer',
    params: dashboardId.extend({ userId: z.string() }),
    body: z.object({ level: GrantLevel.nullable() }),
    response: z.object({ items: z.array(Grant) }),
    problems: ['not_found', 'not_allowed'],
  }),
  listLinks: route({
    method: 'get',
    path: '/dashboards/{dashboardId}/links',
    summary: 'Links of a dashboard, those that ended too',
    access: 'editor',
    params: dashboardId,
    response: z.object({ items: z.array(ShareLink) }),
    problems: ['not_found', 'not_allowed'],
  }),
  createLink: route({
    method: 'post',
    path: '/dashboards/{dashboardId}/links',
    summary: 'Make a link; its address, and the secret that signs tokens of an embed, are told only now',
    access: 'editor',
    status: 201,
    params: dashboardId,
    body: NewLink,
    response: z.object({ link: ShareLink, address: z.string(), secret: z.string().nullable() }),
    problems: ['not_found', 'not_allowed', 'invalid_request'],
  }),
  editLink: route({
    method: 'patch',
    path: '/links/{linkId}',
    summary: 'Change what a link allows',
    access: 'editor',
    params: linkId,
    /** What is not named stays: these have no defaults. */
    body: z.object(linkFields).partial(),
    response: ShareLink,
    problems: ['not_found', 'not_allowed', 'invalid_request', 'gone'],
  }),
  revokeLink: route({
    method: 'delete',
    path: '/links/{linkId}',
    summary: 'End a link at once, and for good',
    access: 'editor',
    params: linkId,
    response: ShareLink,
    problems: ['not_found', 'not_allowed'],
  }),
}

export const commentRoutes = {
  listComments: route({
    method: 'get',
    path: '/dashboards/{dashboardId}/comments',
    summary: 'Remarks on a dashboard, oldest first',
    access: 'viewer',
    params: dashboardId,
    query: PageQuery.extend({ tileId: z.string().optional(), only: z.enum(['open']).optional() }),
    response: page(Comment).extend({ open: z.int() }),
    problems: ['not_found'],
  }),
  createComment: route({
    method: 'post',
    path: '/dashboards/{dashboardId}/comments',
    summary: 'Remark on a dashboard or a tile, or answer a remark; who is mentioned is told',
    access: 'viewer',
    status: 201,
    params: dashboardId,
    body: z.object({
      text,
      tileId: z.string().nullable().default(null),
      parentId: z.string().nullable().default(null),
    }),
    response: Comment,
    problems: ['not_found', 'not_allowed'],
  }),
  editComment: route({
    method: 'patch',
    path: '/comments/{commentId}',
    summary: "Change one's own remark, or settle anybody's",
    access: 'viewer',
    params: commentId,
    body: z.object({ text: text.optional(), isResolved: z.boolean().optional() }),
    response: Comment,
    problems: ['not_found', 'not_allowed'],
  }),
  deleteComment: route({
    method: 'delete',
    path: '/comments/{commentId}',
    summary: "Take one's own remark back",
    access: 'viewer',
    params: commentId,
    response: done,
    problems: ['not_found', 'not_allowed'],
  }),
}

const token = z.object({ token: z.string().max(4000) })
const linked = ['not_found', 'gone', 'password_needed', 'wrong_password', 'too_many_requests'] as const
const asked = [...linked, 'invalid_plan', 'took_too_long', 'out_of_memory', 'busy', 'not_ready'] as const
/** Filters and selections by what the published page has; nothing else can be named. */
const LinkDraw = DrawRequest.omit({ view: true })
const ofTile = LinkDraw.omit({ tabId: true, tileIds: true }).extend({ tileId: z.string() })

/**
 * What whoever holds a link may ask: the published dashboard, drawn. The token is in the path: an address, or a token
 * signed for an embed. A password is sent once to `unlockLink`, which answers with a proof for the header `link-proof`.
 */
export const linkRoutes = {
  unlockLink: route({
    method: 'post',
    path: '/linked/{token}/unlock',
    summary: 'Show the password of a link',
    access: 'lockedLink',
    params: token,
    body: z.object({ password: z.string().max(200) }),
    response: z.object({ proof: z.string(), expiresAt: z.string() }),
    problems: linked,
  }),
  openLink: route({
    method: 'get',
    path: '/linked/{token}',
    summary: 'The dashboard behind a link',
    access: 'link',
    params: token,
    response: LinkedDashboard,
    problems: linked,
  }),
  drawLink: route({
    method: 'post',
    path: '/linked/{token}/draw',
    summary: 'Its tiles, under the filters that are free',
    access: 'link',
    params: token,
    body: LinkDraw,
    response: z.object({ tiles: z.array(LinkedDrawnTile), durationMs: z.number() }),
    problems: asked,
  }),
  brushLink: route({
    method: 'post',
    path: '/linked/{token}/brush',
    summary: 'Its tiles that follow a selection being drawn, the last of those given',
    access: 'link',
    params: token,
    body: LinkDraw.extend({ selections: z.array(TileSelection).min(1).max(20) }),
    response: z.object({ tiles: z.array(LinkedDrawnTile), durationMs: z.number() }),
    problems: asked,
  }),
  linkFilterValues: route({
    method: 'get',
    path: '/linked/{token}/filters/{filterId}/values',
    summary: 'What a free filter can be set to, among the rows the link may see',
    access: 'link',
    params: token.extend({ filterId: z.string() }),
    query: z.object({ search: z.string().max(200).optional() }),
    response: z.object({
      values: ResultTable,
      low: z.union([z.string(), z.number(), z.null()]),
      high: z.union([z.string(), z.number(), z.null()]),
    }),
    problems: asked,
  }),
  linkImage: fileRoute({
    method: 'get',
    path: '/linked/{token}/images/{imageId}',
    summary: 'A picture that stands on it; where headers cannot be set, `proof` takes the place of `link-proof`',
    access: 'link',
    params: token.extend({ imageId: z.string() }),
    query: z.object({ proof: z.string().max(1000).optional() }),
    response: z.string().meta({ contentType: 'image/*' }),
    problems: linked,
  }),
  linkRows: route({
    method: 'post',
    path: '/linked/{token}/rows',
    summary: 'Rows behind a tile, when the link allows rows: only the columns that the tile draws by',
    access: 'link',
    params: token,
    body: ofTile.extend({
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    response: ResultTable,
    problems: [...asked, 'not_allowed'],
  }),
  linkData: fileRoute({
    method: 'post',
    path: '/linked/{token}/data',
    summary: 'What a tile draws as CSV, when the link allows files',
    access: 'link',
    params: token,
    body: ofTile,
    response: z.string().meta({ contentType: 'text/csv' }),
    problems: [...asked, 'not_allowed'],
  }),
}
