import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
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
import type { Column } from '../../contract/column.ts'
import type { Message } from '../../contract/message.ts'
import type { FileFacts, Reading } from '../../contract/reading.ts'
import type { Receipt } from '../../contract/receipt.ts'
import type { UploadStatus } from '../../contract/upload.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })
const whole = (name: string) => bigint(name, { mode: 'number' })

/** One file somebody dropped, whatever became of it. */
export const upload = pgTable(
  'upload',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    fileName: text('file_name').notNull(),
    sizeBytes: whole('size_bytes').notNull().default(0),
    sha256: text('sha256'),
    kind: text('kind'),
    status: text('status').$type<UploadStatus>().notNull().default('pending'),
    stage: text('stage'),
    totalRows: whole('total_rows'),
    processedRows: whole('processed_rows').notNull().default(0),
    reason: jsonb('reason').$type<Message>(),
    datasetId: text('dataset_id'),
    jobId: text('job_id'),
    uploadedBy: text('uploaded_by').notNull(),
    /** Who is told how it ended. */
    uploaderId: text('uploader_id'),
    createdAt: at('created_at').notNull(),
    finishedAt: at('finished_at'),
  },
  t => [index('upload_newest').on(t.workspaceId, t.id), index('upload_same').on(t.workspaceId, t.sha256)],
)

/** A place for datasets; in another one, or at the top. */
export const folder = pgTable(
  'folder',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    parentId: text('parent_id').references((): AnyPgColumn => folder.id),
    name: text('name').notNull(),
    createdAt: at('created_at').notNull(),
  },
  t => [
    uniqueIndex('folder_name').on(t.workspaceId, sql`coalesce(parent_id, '')`, sql`lower(name)`),
    index('folder_inside').on(t.parentId),
  ],
)

/** A dataset: a log of ingestions under one name. The figures are of its newest version. */
export const dataset = pgTable(
  'dataset',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    kind: text('kind').notNull(),
    versionId: text('version_id').notNull(),
    tables: integer('tables').notNull(),
    rows: whole('rows').notNull(),
    columns: integer('columns').notNull(),
    sizeBytes: whole('size_bytes').notNull(),
    notes: text('notes').notNull().default(''),
    tags: text('tags').array().notNull().default([]),
    folderId: text('folder_id').references(() => folder.id, { onDelete: 'set null' }),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
    deletedAt: at('deleted_at'),
  },
  t => [index('dataset_newest').on(t.workspaceId, t.createdAt, t.id).where(sql`deleted_at is null`)],
)

/** A person's own favourites. */
export const datasetFavourite = pgTable(
  'dataset_favourite',
  {
    workspaceId: text('workspace_id').notNull(),
    userId: text('user_id').notNull(),
    datasetId: text('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' }),
  },
  t => [primaryKey({ columns: [t.userId, t.datasetId] })],
)

/** One file read into a dataset: an entry of its log. */
export const ingestion = pgTable(
  'ingestion',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    mode: text('mode').$type<'replace'>().notNull(),
    file: jsonb('file').$type<FileFacts>().notNull(),
    others: jsonb('others').$type<Reading['others']>().notNull(),
    warnings: jsonb('warnings').$type<Message[]>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  t => [unique('ingestion_number').on(t.datasetId, t.number)],
)

/** The state of a dataset after a prefix of its log; `hash` is of that prefix. */
export const version = pgTable(
  'version',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    hash: text('hash').notNull(),
    ingestionId: text('ingestion_id')
      .notNull()
      .references(() => ingestion.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull(),
  },
  t => [unique('version_number').on(t.datasetId, t.number)],
)

/** One part of a table's data: which ingestion and sheet its rows came from. With `_row` that is a row's identity. */
export interface Part {
  key: string
  ingestionId: string
  sheet: string | null
}

/** A table of a version: its manifest of immutable Parquet parts, its columns and its receipt. */
export const versionTable = pgTable(
  'version_table',
  {
    workspaceId: text('workspace_id').notNull(),
    versionId: text('version_id')
      .notNull()
      .references(() => version.id, { onDelete: 'cascade' }),
    tableId: text('table_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    sheet: text('sheet'),
    rowCount: whole('row_count').notNull(),
    columns: jsonb('columns').$type<Column[]>().notNull(),
    receipt: jsonb('receipt').$type<Receipt>().notNull(),
    parts: jsonb('parts').$type<Part[]>().notNull(),
    rejectsKey: text('rejects_key'),
    skippedKey: text('skipped_key'),
    sortedBy: text('sorted_by'),
  },
  t => [primaryKey({ columns: [t.versionId, t.tableId] })],
)
