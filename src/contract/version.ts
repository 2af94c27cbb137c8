import { z } from 'zod'
import { ColumnType, Scalar } from './column.ts'
import { Message } from './message.ts'
import { Alert } from './quality.ts'
import { FileFacts } from './reading.ts'
import { FigureEffect, Recipe } from './recipe.ts'
import { ReadSettings } from './settings.ts'

/** How a newer file meets the data that is there. */
export const RefreshMode = z.enum(['replace', 'append', 'upsert'])
export type RefreshMode = z.infer<typeof RefreshMode>

/** What made a version. */
export const VersionOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('first') }),
  /** A newer file. `key`: column names of the upsert, by table name. */
  z.object({ kind: z.literal('refresh'), mode: RefreshMode, fileName: z.string(), key: z.array(z.string()) }),
  /** The kept file read again under other settings; `what` says which repairs were undone or changed. */
  z.object({ kind: z.literal('reread'), what: z.array(Message) }),
  z.object({ kind: z.literal('recipe'), table: z.string(), steps: z.int(), what: z.array(Message) }),
  z.object({ kind: z.literal('restore'), number: z.int() }),
])
export type VersionOrigin = z.infer<typeof VersionOrigin>

/** One entry of a dataset's history. */
export const VersionSummary = z
  .object({
    id: z.string(),
    number: z.int(),
    hash: z.string(),
    origin: VersionOrigin,
    file: FileFacts,
    settings: ReadSettings,
    rows: z.int(),
    tables: z.int(),
    createdBy: z.string(),
    createdAt: z.string(),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'VersionSummary' })
export type VersionSummary = z.infer<typeof VersionSummary>

/** A row in both versions or in one; cells are those of the table's columns, null where the version has no such row. */
export const RowChange = z.object({
  kind: z.enum(['new', 'changed', 'gone']),
  key: z.array(Scalar),
  before: z.array(Scalar).nullable(),
  after: z.array(Scalar).nullable(),
})
export type RowChange = z.infer<typeof RowChange>

const ColumnRef = z.object({ id: z.string(), name: z.string(), type: ColumnType })

/** A key figure in two versions, and which rows moved it; parts add up to after - before where it is a sum or count. */
export const FigureMove = FigureEffect.extend({
  byNew: z.number().nullable(),
  byChanged: z.number().nullable(),
  byGone: z.number().nullable(),
})
export type FigureMove = z.infer<typeof FigureMove>

export const TableDiff = z.object({
  tableId: z.string(),
  name: z.string(),
  /** Columns that tell rows apart; null: rows are compared as a whole, and none is `changed`. */
  key: z.array(z.string()).nullable(),
  rows: z.object({
    before: z.int(),
    after: z.int(),
    new: z.int(),
    changed: z.int(),
    gone: z.int(),
    unchanged: z.int(),
  }),
  columns: z.object({
    added: z.array(ColumnRef),
    removed: z.array(ColumnRef),
    renamed: z.array(z.object({ id: z.string(), from: z.string(), to: z.string() })),
    retyped: z.array(z.object({ id: z.string(), name: z.string(), from: ColumnType, to: ColumnType })),
  }),
  figures: z.array(FigureMove),
  /** Tiles of the automatic dashboard: `moved` when what is drawn differs. */
  tiles: z.array(z.object({ tileId: z.string(), title: Message, state: z.enum(['same', 'moved', 'new', 'gone']) })),
  alerts: z.object({ appeared: z.array(Alert), gone: z.array(Alert) }),
})
export type TableDiff = z.infer<typeof TableDiff>

/** Two versions of a dataset beside each other. */
export const VersionDiff = z
  .object({
    datasetId: z.string(),
    from: z.object({ versionId: z.string(), number: z.int().nullable() }),
    to: z.object({ versionId: z.string(), number: z.int().nullable() }),
    tables: z.array(TableDiff),
    tablesAdded: z.array(z.object({ tableId: z.string(), name: z.string(), rows: z.int() })),
    tablesRemoved: z.array(z.object({ tableId: z.string(), name: z.string(), rows: z.int() })),
    /** Kept charts, tiles of kept dashboards and recipe steps that no longer find their columns. */
    broken: z.array(
      z.object({
        kind: z.enum(['chart', 'tile', 'step']),
        id: z.string(),
        name: z.string(),
        /** Of a tile. */
        dashboardId: z.string().optional(),
        missing: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'VersionDiff' })
export type VersionDiff = z.infer<typeof VersionDiff>

export const ProposalStatus = z.enum(['preparing', 'open', 'merged', 'discarded', 'failed'])
export type ProposalStatus = z.infer<typeof ProposalStatus>

/** Columns that tell the rows of a table apart. */
export const TableKey = z.object({ tableId: z.string(), columns: z.array(z.string()).min(1).max(5) })
export type TableKey = z.infer<typeof TableKey>

/** Columns that may tell the rows of a table apart, the likeliest first; as columnIds. */
export const KeyCandidate = z.object({
  tableId: z.string(),
  columns: z.array(z.string()),
  names: z.array(z.string()),
  /** Share of the newer rows whose key is there already. */
  overlap: z.number(),
})
export type KeyCandidate = z.infer<typeof KeyCandidate>

/** A change of a dataset's data that waits for a person: a version nobody sees yet. */
export const Proposal = z
  .object({
    id: z.string(),
    datasetId: z.string(),
    kind: z.enum(['refresh', 'reread', 'recipe']),
    status: ProposalStatus,
    /** The version it was made on, and the one it would become; null while it is prepared. */
    baseVersionId: z.string(),
    versionId: z.string().nullable(),
    /** The dataset has moved on since: it cannot be merged as it is, but be made again. */
    isStale: z.boolean(),
    /** Merged by itself once it is ready. */
    autoMerge: z.boolean(),
    mode: RefreshMode.nullable(),
    keys: z.array(TableKey),
    keyCandidates: z.array(KeyCandidate),
    fileName: z.string(),
    what: z.array(Message),
    stage: z.string().nullable(),
    processedRows: z.int(),
    totalRows: z.int().nullable(),
    reason: Message.nullable(),
    createdBy: z.string(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Proposal' })
export type Proposal = z.infer<typeof Proposal>

/** The recipe of a table, and what it starts from. */
export const TableRecipe = z
  .object({
    tableId: z.string(),
    versionId: z.string(),
    recipe: Recipe,
    /** Columns and rows as they were read. */
    columns: z.array(ColumnRef.extend({ scale: z.int().nullable() })),
    rows: z.int(),
  })
  .meta({ id: 'TableRecipe' })
export type TableRecipe = z.infer<typeof TableRecipe>
