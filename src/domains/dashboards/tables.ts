import { sql } from 'drizzle-orm'
import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Verdict } from '../../contract/automatic.ts'
import type { DashboardDocument, Operation } from '../../contract/dashboard.ts'
import type { FilterValues } from '../../contract/dashboardFilter.ts'
import type { Insights } from '../../contract/insight.ts'
import type { ListedDashboard } from '../../contract/listedDashboard.ts'
import type { Message } from '../../contract/message.ts'
import type { Standing } from '../../core/insight/standing.ts'
import type { Template } from '../../core/template/template.ts'
import { folder, version } from '../datasets/tables.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** What one person thinks of one tile of an automatic dashboard. */
export const tileVerdict = pgTable(
  'tile_verdict',
  {
    workspaceId: text('workspace_id').notNull(),
    userId: text('user_id').notNull(),
    datasetId: text('dataset_id').notNull(),
    tableId: text('table_id').notNull(),
    tileId: text('tile_id').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    title: jsonb('title').$type<Message>().notNull(),
    columns: jsonb('columns').$type<string[]>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  t => [primaryKey({ columns: [t.userId, t.datasetId, t.tableId, t.tileId] })],
)

/** What was found in a table of a version by who sees every row of it, before anybody's taste; it goes with the version. */
export const keptFindings = pgTable(
  'kept_findings',
  {
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id').notNull(),
    versionId: text('version_id')
      .notNull()
      .references(() => version.id, { onDelete: 'cascade' }),
    /** Of the version. */
    number: integer('number').notNull(),
    tableId: text('table_id').notNull(),
    /** Of what looks: another one looks again. */
    edition: integer('edition').notNull(),
    standing: jsonb('standing').$type<Standing[]>().notNull(),
    tests: integer('tests').notNull(),
    warnings: jsonb('warnings').$type<Message[]>().notNull(),
    /** Whether time was over before everything was looked at. */
    isCut: boolean('is_cut').notNull(),
    /** Of what stands, what the version compared with did not have. */
    newIds: text('new_ids').array().notNull(),
    gone: jsonb('gone').$type<Insights['gone']>().notNull(),
    comparedWith: integer('compared_with'),
    computedAt: at('computed_at').notNull(),
  },
  t => [primaryKey({ columns: [t.versionId, t.tableId] }), index('kept_findings_before').on(t.datasetId, t.number)],
)

/** A dashboard that is kept: its draft, and what of it was last published. It outlives the datasets it is made of. */
export const dashboard = pgTable(
  'dashboard',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    folderId: text('folder_id').references(() => folder.id, { onDelete: 'set null' }),
    visibility: text('visibility').$type<ListedDashboard['visibility']>().notNull(),
    /** The draft: what all operations up to `revision` make. Name, description and datasets are of it. */
    document: jsonb('document').$type<DashboardDocument>().notNull(),
    revision: integer('revision').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    datasetIds: text('dataset_ids').array().notNull(),
    published: jsonb('published').$type<DashboardDocument>(),
    publishedRevision: integer('published_revision'),
    publishedDatasetIds: text('published_dataset_ids').array().notNull().default([]),
    publishedAt: at('published_at'),
    publishedBy: text('published_by'),
    publishedById: text('published_by_id'),
    /** Until when somebody outside may open it by a link; told by the links, see `setPublicUntil`. */
    publicUntil: at('public_until'),
    createdBy: text('created_by').notNull(),
    createdById: text('created_by_id').notNull(),
    createdAt: at('created_at').notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedAt: at('updated_at').notNull(),
    deletedAt: at('deleted_at'),
  },
  t => [
    index('dashboard_newest').on(t.workspaceId, t.updatedAt, t.id).where(sql`deleted_at is null`),
    index('dashboard_folder').on(t.folderId),
    index('dashboard_of_dataset').using('gin', t.datasetIds, t.publishedDatasetIds),
  ],
)

/** One batch of operations in the one order that everybody follows. */
export const dashboardRevision = pgTable(
  'dashboard_revision',
  {
    workspaceId: text('workspace_id').notNull(),
    dashboardId: text('dashboard_id')
      .notNull()
      .references(() => dashboard.id, { onDelete: 'cascade' }),
    revision: integer('revision').notNull(),
    /** Chosen by who sent it; sent again, it is found by this. */
    batchId: text('batch_id').notNull(),
    operations: jsonb('operations').$type<Operation[]>().notNull(),
    /** What takes the operations back, where they were done. */
    inverse: jsonb('inverse').$type<Operation[]>().notNull(),
    what: jsonb('what').$type<Message[]>().notNull(),
    /** The document after it, of every so many revisions: replays start there. */
    document: jsonb('document').$type<DashboardDocument>(),
    by: text('by').notNull(),
    byId: text('by_id').notNull(),
    at: at('at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.dashboardId, t.revision] }),
    unique('dashboard_revision_batch').on(t.dashboardId, t.batchId),
  ],
)

/** A person's own favourites. */
export const dashboardFavourite = pgTable(
  'dashboard_favourite',
  {
    workspaceId: text('workspace_id').notNull(),
    userId: text('user_id').notNull(),
    dashboardId: text('dashboard_id')
      .notNull()
      .references(() => dashboard.id, { onDelete: 'cascade' }),
  },
  t => [primaryKey({ columns: [t.userId, t.dashboardId] })],
)

/** How a person's own filters stand when they open a dashboard. */
export const dashboardOwnValues = pgTable(
  'dashboard_own_values',
  {
    workspaceId: text('workspace_id').notNull(),
    userId: text('user_id').notNull(),
    dashboardId: text('dashboard_id')
      .notNull()
      .references(() => dashboard.id, { onDelete: 'cascade' }),
    values: jsonb('values').$type<FilterValues>().notNull(),
  },
  t => [primaryKey({ columns: [t.userId, t.dashboardId] })],
)

/** A template that was made of one's own dashboard. What its definition holds is the matter of core/template. */
export const dashboardTemplate = pgTable(
  'dashboard_template',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    definition: jsonb('definition').$type<Pick<Template, 'slots' | 'document'>>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
  },
  t => [index('dashboard_template_name').on(t.workspaceId, t.name, t.id)],
)

/** A picture on a dashboard; the same picture is kept once. */
export const dashboardImage = pgTable(
  'dashboard_image',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    sha256: text('sha256').notNull(),
    contentType: text('content_type').notNull(),
    bytes: integer('bytes').notNull(),
    content: bytea('content').notNull(),
    createdAt: at('created_at').notNull(),
  },
  t => [uniqueIndex('dashboard_image_same').on(t.workspaceId, t.sha256)],
)
