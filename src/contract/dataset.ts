import { z } from 'zod'
import { Column } from './column.ts'
import { Message } from './message.ts'
import { FileFacts } from './reading.ts'
import { Receipt } from './receipt.ts'

export const DatasetStatus = z.enum(['processing', 'ready', 'failed'])
export type DatasetStatus = z.infer<typeof DatasetStatus>

/** A dataset as listed. */
export const DatasetSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    kind: z.string(),
    status: DatasetStatus,
    tables: z.int(),
    rows: z.int(),
    columns: z.int(),
    sizeBytes: z.int(),
    tags: z.array(z.string()),
    folderId: z.string().nullable(),
    createdBy: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
    /** When it was put into the trash; null while it is not there. */
    deletedAt: z.string().nullable(),
  })
  .meta({ id: 'DatasetSummary' })
export type DatasetSummary = z.infer<typeof DatasetSummary>

/** A dataset as one person sees it in a list. */
export const ListedDataset = DatasetSummary.extend({
  isFavourite: z.boolean(),
  /** Row rules leave out some of its rows for this person: every figure is of those they see. Absent: they see all. */
  isRuled: z.boolean().optional(),
})
export type ListedDataset = z.infer<typeof ListedDataset>

/** A short word on a dataset, kept as it was typed; two that differ in case are one. */
export const Tag = z.string().trim().min(1).max(40)

/** Folders stand in folders; `datasets` counts what lies in this one itself. */
export const Folder = z
  .object({ id: z.string(), name: z.string(), parentId: z.string().nullable(), datasets: z.int() })
  .meta({ id: 'Folder' })
export type Folder = z.infer<typeof Folder>

/** One table of a dataset's version. */
export const DatasetTable = z
  .object({
    id: z.string(),
    name: z.string(),
    sheet: z.string().nullable(),
    rowCount: z.int(),
    columns: z.array(Column),
    receipt: Receipt,
    /** Names of the files its rows came from, where there are several: the n-th, from 0, numbers its rows from n * 2^32. */
    files: z.array(z.string()).optional(),
  })
  .meta({ id: 'DatasetTable' })
export type DatasetTable = z.infer<typeof DatasetTable>

/** A dataset with the tables of its newest version. */
export const Dataset = ListedDataset.extend({
  /** What people wrote down about it, as plain text. */
  notes: z.string(),
  version: z.object({ id: z.string(), number: z.int(), hash: z.string(), createdAt: z.string() }),
  file: FileFacts,
  tablesOfVersion: z.array(DatasetTable),
  others: z.array(z.object({ name: z.string(), reason: z.string() })),
  warnings: z.array(Message),
}).meta({ id: 'Dataset' })
export type Dataset = z.infer<typeof Dataset>

/** A cell that could not be typed, as it stood in the file. */
export const RejectedCell = z.object({
  row: z.int(),
  columnId: z.string(),
  columnName: z.string(),
  raw: z.string(),
  reason: z.string(),
})
export type RejectedCell = z.infer<typeof RejectedCell>

/** A row that was read and not loaded: totals, notes, blank lines. */
export const SkippedRow = z.object({ row: z.int(), reason: z.string(), raw: z.string() })
export type SkippedRow = z.infer<typeof SkippedRow>
