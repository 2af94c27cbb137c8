import { z } from 'zod'
import {
  Dashboard,
  DashboardDocument,
  DashboardRevision,
  DrawnTile,
  DrawRequest,
  OperationBatch,
  TileSelection,
} from '../dashboard.ts'
import { FilterTarget, FilterValues } from '../dashboardFilter.ts'
import { ListedDashboard } from '../listedDashboard.ts'
import { PageQuery, page } from '../page.ts'
import { ResultTable } from '../plan.ts'
import { route } from '../route.ts'
import { dashboardListRoutes } from './dashboardLists.ts'

const dashboardId = z.object({ dashboardId: z.string() })
const done = z.object({ ok: z.literal(true) })
const name = z.string().trim().min(1).max(200)
const drawn = ['not_found', 'not_ready', 'invalid_plan', 'took_too_long', 'out_of_memory', 'busy'] as const

/**
 * Kept dashboards: their list, their content, their history. `access` is who may ask at all; what may be done with one
 * dashboard is its asker's level (see `GrantLevel`), so a viewer who was granted `edit` may edit this one.
 */
export const dashboardRoutes = {
  ...dashboardListRoutes,
  createDashboard: route({
    method: 'post',
    path: '/dashboards',
    summary: 'Make a dashboard: empty, from the automatic one of a table, from a template, or of a whole document',
    access: 'editor',
    status: 201,
    body: z.object({
      name: name.optional(),
      folderId: z.string().nullable().default(null),
      from: z
        .discriminatedUnion('kind', [
          z.object({ kind: z.literal('empty') }),
          z.object({
            kind: z.literal('automatic'),
            datasetId: z.string(),
            tableId: z.string().optional(),
            /** Only these tiles of it. */
            tileIds: z.array(z.string()).optional(),
          }),
          z.object({
            kind: z.literal('template'),
            templateId: z.string(),
            datasetId: z.string(),
            tableId: z.string().optional(),
            /** Slot id -> column id, where the person chose otherwise; null leaves it open. */
            slots: z.record(z.string(), z.string().nullable()).default({}),
          }),
          z.object({ kind: z.literal('document'), document: DashboardDocument }),
        ])
        .default({ kind: 'empty' }),
    }),
    response: Dashboard,
    problems: ['not_found', 'invalid_plan'],
  }),
  getDashboard: route({
    method: 'get',
    path: '/dashboards/{dashboardId}',
    summary: 'One dashboard; its draft for those who may edit it, unless what is published is asked for',
    access: 'viewer',
    params: dashboardId,
    query: z.object({ view: z.enum(['draft', 'published']).optional() }),
    response: Dashboard,
    problems: ['not_found'],
  }),
  changeDashboard: route({
    method: 'post',
    path: '/dashboards/{dashboardId}/operations',
    summary: 'Change a dashboard; answers with all that happened since the revision the asker knew, in its order',
    access: 'viewer',
    params: dashboardId,
    body: OperationBatch.extend({ base: z.int().min(0) }),
    /** `revisions` end with the asker's own; their answer is the same when it is sent again. */
    response: z.object({
      revision: z.int(),
      revisions: z.array(DashboardRevision),
      /** Fields of the asker's that somebody else had changed since `base`: what they were, to be brought back. */
      overwrote: z.array(z.object({ what: z.string(), by: z.string(), revision: z.int() })),
    }),
    problems: ['not_found', 'not_allowed', 'invalid_request', 'invalid_plan'],
  }),
  dashboardChanges: route({
    method: 'get',
    path: '/dashboards/{dashboardId}/operations',
    summary: 'What happened to a dashboard after a revision',
    access: 'viewer',
    params: dashboardId,
    query: z.object({ since: z.coerce.number().int().min(0) }),
    /** Null: too much happened; get the dashboard again. */
    response: z.object({ revision: z.int(), revisions: z.array(DashboardRevision).nullable() }),
    problems: ['not_found', 'not_allowed'],
  }),
  publishDashboard: route({
    method: 'post',
    path: '/dashboards/{dashboardId}/publish',
    summary: 'Show the draft, as it was at a revision, to everybody',
    access: 'viewer',
    params: dashboardId,
    body: z.object({ revision: z.int().min(1) }),
    response: Dashboard,
    problems: ['not_found', 'not_allowed', 'conflict'],
  }),
  discardDraft: route({
    method: 'post',
    path: '/dashboards/{dashboardId}/discard-draft',
    summary: 'Make the draft what is published, as a new revision that can be undone',
    access: 'viewer',
    params: dashboardId,
    response: Dashboard,
    problems: ['not_found', 'not_allowed', 'conflict'],
  }),
  dashboardHistory: route({
    method: 'get',
    path: '/dashboards/{dashboardId}/revisions',
    summary: 'What was changed on a dashboard, newest first',
    access: 'viewer',
    params: dashboardId,
    query: PageQuery,
    response: page(DashboardRevision.omit({ operations: true }).extend({ isPublished: z.boolean() })),
    problems: ['not_found', 'not_allowed'],
  }),
  dashboardAt: route({
    method: 'get',
    path: '/dashboards/{dashboardId}/revisions/{revision}',
    summary: 'What a dashboard was at a revision',
    access: 'viewer',
    params: dashboardId.extend({ revision: z.coerce.number().int().min(1) }),
    response: z.object({ revision: z.int(), document: DashboardDocument }),
    problems: ['not_found', 'not_allowed'],
  }),
  restoreDashboardRevision: route({
    method: 'post',
    path: '/dashboards/{dashboardId}/revisions/{revision}/restore',
    summary: 'Make an earlier revision the newest',
    access: 'viewer',
    params: dashboardId.extend({ revision: z.coerce.number().int().min(1) }),
    response: Dashboard,
    problems: ['not_found', 'not_allowed', 'conflict'],
  }),
  copyDashboard: route({
    method: 'post',
    path: '/dashboards/{dashboardId}/copy',
    summary: 'A dashboard of its own with the same content, of now or of a revision',
    access: 'editor',
    status: 201,
    params: dashboardId,
    body: z.object({ name: name.optional(), revision: z.int().min(1).optional() }),
    response: Dashboard,
    problems: ['not_found'],
  }),
  moveDashboard: route({
    method: 'patch',
    path: '/dashboards/{dashboardId}',
    summary: 'Put a dashboard into a folder, or say who sees it',
    access: 'viewer',
    params: dashboardId,
    body: z.object({
      folderId: z.string().nullable().optional(),
      visibility: z.enum(['workspace', 'restricted']).optional(),
    }),
    response: ListedDashboard,
    problems: ['not_found', 'not_allowed'],
  }),
  favouriteDashboard: route({
    method: 'put',
    path: '/dashboards/{dashboardId}/favourite',
    summary: "Keep a dashboard among one's own favourites, or no more",
    access: 'viewer',
    params: dashboardId,
    body: z.object({ isFavourite: z.boolean() }),
    response: ListedDashboard,
    problems: ['not_found'],
  }),
  setOwnValues: route({
    method: 'put',
    path: '/dashboards/{dashboardId}/own-values',
    summary: "Keep how one's own filters stand when the dashboard is opened; empty takes it back",
    access: 'viewer',
    params: dashboardId,
    body: z.object({ values: FilterValues }),
    response: z.object({ values: FilterValues }),
    problems: ['not_found', 'invalid_request'],
  }),
  deleteDashboard: route({
    method: 'delete',
    path: '/dashboards/{dashboardId}',
    summary: 'Delete a dashboard (can be restored for 30 days)',
    access: 'viewer',
    params: dashboardId,
    response: ListedDashboard,
    problems: ['not_found', 'not_allowed'],
  }),
  restoreDashboard: route({
    method: 'post',
    path: '/dashboards/{dashboardId}/restore',
    summary: 'Bring a deleted dashboard back',
    access: 'viewer',
    params: dashboardId,
    response: ListedDashboard,
    problems: ['not_found', 'not_allowed'],
  }),
  purgeDashboard: route({
    method: 'delete',
    path: '/dashboards/{dashboardId}/trash',
    summary: 'Remove a dashboard from the trash for good',
    access: 'viewer',
    params: dashboardId,
    response: done,
    problems: ['not_found', 'not_allowed'],
  }),
}

/** Dashboards as they are seen. */
export const dashboardViewRoutes = {
  drawDashboard: route({
    method: 'post',
    path: '/dashboards/{dashboardId}/draw',
    summary:
      'Tiles of a dashboard as they look now, under filters and selections; tiles that share a scan are one pass',
    access: 'viewer',
    params: dashboardId,
    body: DrawRequest.extend({
      /** As it was at this revision, whatever the view; for those who may edit. */
      revision: z.int().min(1).optional(),
    }),
    response: z.object({
      tiles: z.array(DrawnTile),
      targets: z.array(FilterTarget),
      /** How long the engine took, in milliseconds. */
      durationMs: z.number(),
    }),
    problems: [...drawn, 'not_allowed'],
  }),
  brushDashboard: route({
    method: 'post',
    path: '/dashboards/{dashboardId}/brush',
    summary: 'The tiles that follow a selection being drawn, out of a cube that is made once for each selecting tile',
    access: 'viewer',
    params: dashboardId,
    /** The last of `selections` is the one that moves. */
    body: DrawRequest.extend({ selections: z.array(TileSelection).min(1).max(20) }),
    response: z.object({
      tiles: z.array(DrawnTile),
      /** Tiles that came out of a cube; the others were asked of the rows. */
      fromCube: z.array(z.string()),
      durationMs: z.number(),
    }),
    problems: drawn,
  }),
  dashboardFilterValues: route({
    method: 'get',
    path: '/dashboards/{dashboardId}/filters/{filterId}/values',
    summary: 'What a filter can be set to: its values with their counts, or its range',
    access: 'viewer',
    params: dashboardId.extend({ filterId: z.string() }),
    query: z.object({ search: z.string().max(200).optional(), view: z.enum(['draft', 'published']).optional() }),
    response: z.object({
      values: ResultTable,
      low: z.union([z.string(), z.number(), z.null()]),
      high: z.union([z.string(), z.number(), z.null()]),
    }),
    problems: drawn,
  }),
}
