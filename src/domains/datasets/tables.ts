import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
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
import type { Recipe, StepFault } from '../../contract/recipe.ts'
import type { ReadSettings } from '../../contract/settings.ts'
import type { UploadStatus } from '../../contract/upload.ts'
import type {
  KeyCandidate,
  Proposal,
  ProposalStatus,
  RefreshMode,
  TableKey,
  VersionOrigin,
} from '../../contract/version.ts'

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
    /** The change it proposes, when it is a newer file of a dataset. */
    proposalId: text('proposal_id'),
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

/** One file read into a dataset, or the same file read otherwise: an entry of its log, of a proposal too. */
export const ingestion = pgTable(
  'ingestion',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    mode: text('mode').$type<RefreshMode>().notNull(),
    /** What tells the rows apart where it was merged by key. */
    keys: jsonb('keys').$type<TableKey[]>().notNull().default([]),
    /** The version whose rows it was appended to or merged with; null: it replaced them. */
    ontoVersionId: text('onto_version_id'),
    settings: jsonb('settings').$type<ReadSettings>().notNull().default({ tables: [] }),
    /** Names of the sheets that were asked for; null: all that can be seen. */
    sheets: jsonb('sheets').$type<string[]>(),
    file: jsonb('file').$type<FileFacts>().notNull(),
    others: jsonb('others').$type<Reading['others']>().notNull(),
    warnings: jsonb('warnings').$type<Message[]>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  t => [unique('ingestion_number').on(t.datasetId, t.number)],
)

/** The state of a dataset after a prefix of its log; `hash` is of that prefix. Without a number it is a proposal's. */
export const version = pgTable(
  'version',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' }),
    number: integer('number'),
    hash: text('hash').notNull(),
    origin: jsonb('origin').$type<VersionOrigin>().notNull().default({ kind: 'first' }),
    ingestionId: text('ingestion_id')
      .notNull()
      .references(() => ingestion.id, { onDelete: 'cascade' }),
    createdBy: text('created_by').notNull().default(''),
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

/** A file that rows of a table came from: the n-th of them numbers its rows from n * 2^32. */
export interface TableFile {
  ingestionId: string
  name: string
  sha256: string
  /** Its rows as they were read, before they met others, and the ids of their columns. */
  read?: { key: string; columns: string[] }
}

/** A table's rows in Parquet: as they were read and merged, or as they were prepared. */
export interface Layer {
  columns: Column[]
  parts: Part[]
  rowCount: number
  sortedBy: string | null
}

/** A table of a proposed file as it was read. */
export interface IncomingTable extends Layer {
  /** The table it stands for, or a new id. */
  tableId: string
  name: string
  sheet: string | null
  index: number
  receipt: Receipt
  rejectsKey: string | null
  skippedKey: string | null
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
    /** Place among the tables of its sheet. */
    index: integer('index').notNull().default(0),
    rowCount: whole('row_count').notNull(),
    columns: jsonb('columns').$type<Column[]>().notNull(),
    receipt: jsonb('receipt').$type<Receipt>().notNull(),
    parts: jsonb('parts').$type<Part[]>().notNull(),
    rejectsKey: text('rejects_key'),
    skippedKey: text('skipped_key'),
    sortedBy: text('sorted_by'),
    /** Empty: the file of the version's ingestion alone. */
    files: jsonb('files').$type<TableFile[]>().notNull().default([]),
    /** The rows that the recipe starts from; null: it has no steps, and the data is what was read. */
    source: jsonb('source').$type<Layer>(),
    recipe: jsonb('recipe').$type<Recipe>().notNull().default({ steps: [] }),
    /** Steps that do not fit the rows, and were left out. */
    faults: jsonb('faults').$type<StepFault[]>().notNull().default([]),
  },
  t => [primaryKey({ columns: [t.versionId, t.tableId] })],
)

/** A change of a dataset's data that was asked for, whatever became of it. */
export const proposal = pgTable(
  'proposal',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<Proposal['kind']>().notNull(),
    status: text('status').$type<ProposalStatus>().notNull().default('preparing'),
    baseVersionId: text('base_version_id').notNull(),
    /** The version it would become; of what was merged, that it became. */
    versionId: text('version_id'),
    autoMerge: boolean('auto_merge').notNull(),
    /** Of a refresh: as asked for until it is prepared, then as it was done. */
    mode: text('mode').$type<RefreshMode>(),
    keys: jsonb('keys').$type<TableKey[]>().notNull().default([]),
    keyCandidates: jsonb('key_candidates').$type<KeyCandidate[]>().notNull().default([]),
    /** Of a reread: the change of settings. */
    change: jsonb('change').$type<ReadSettings>(),
    /** Of a recipe: whose, and which steps. */
    tableId: text('table_id'),
    recipe: jsonb('recipe').$type<Recipe>(),
    what: jsonb('what').$type<Message[]>().notNull().default([]),
    fileName: text('file_name').notNull(),
    uploadId: text('upload_id'),
    /** The newer file once it was read, so that it can be merged in another way without reading it again. */
    ingestionId: text('ingestion_id'),
    incoming: jsonb('incoming').$type<IncomingTable[]>(),
    jobId: text('job_id'),
    stage: text('stage'),
    processedRows: whole('processed_rows').notNull().default(0),
    totalRows: whole('total_rows'),
    reason: jsonb('reason').$type<Message>(),
    createdBy: text('created_by').notNull(),
    /** Who is told how it ended. */
    creatorId: text('creator_id').notNull(),
    createdAt: at('created_at').notNull(),
    finishedAt: at('finished_at'),
  },
  t => [index('proposal_newest').on(t.datasetId, t.id), index('proposal_upload').on(t.uploadId)],
)
