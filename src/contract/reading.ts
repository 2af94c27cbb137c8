import { z } from 'zod'
import { Column } from './column.ts'
import { Message } from './message.ts'
import { Receipt } from './receipt.ts'

export const FileFormat = z.enum(['csv', 'xlsx', 'xls', 'xlsb', 'ods', 'json', 'ndjson', 'parquet', 'zip'])
export type FileFormat = z.infer<typeof FileFormat>

export const Dialect = z.object({
  delimiter: z.string(),
  quote: z.string(),
  escape: z.string(),
  /** Quotes inside cells are not doubled as they should be: a cell ends where a quote and a delimiter follow. */
  isFenced: z.boolean().optional(),
  /** No cell goes on in the next line: quotes that are not closed in theirs are text. */
  isOneLine: z.boolean().optional(),
  /** 1-based line of the first header row; null when the file has none and names were made. */
  headerRow: z.int().nullable(),
  headerRows: z.int(),
})
export type Dialect = z.infer<typeof Dialect>

export const FileFacts = z.object({
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  format: FileFormat,
  encoding: z.string().nullable(),
  dialect: Dialect.nullable(),
})
export type FileFacts = z.infer<typeof FileFacts>

/** The files a reading leaves for one table, relative to the output folder. */
export const Parts = z.object({
  /** Parquet: `_row` BIGINT (1-based row in the sheet or line-record in the file), then one column per columnId. */
  data: z.string(),
  /** Parquet: `_row` BIGINT, `column_id`, `raw`, `reason` VARCHAR; null when nothing was rejected. */
  rejects: z.string().nullable(),
  /** Parquet: `_row` BIGINT, `reason`, `raw` VARCHAR; null when nothing was skipped. */
  skipped: z.string().nullable(),
})
export type Parts = z.infer<typeof Parts>

export const TableReading = z.object({
  name: z.string(),
  /** Sheet name; null for a text file. */
  sheet: z.string().nullable(),
  sheetIndex: z.int(),
  /** Place among the tables of its sheet, from 0. */
  index: z.int(),
  rowCount: z.int(),
  columns: z.array(Column),
  receipt: Receipt,
  parts: Parts,
  /** columnId the Parquet is sorted by, then by `_row`; null: by `_row` alone. */
  sortedBy: z.string().nullable(),
})
export type TableReading = z.infer<typeof TableReading>

/** What the ingest program says of one file. */
export const Reading = z.object({
  file: FileFacts,
  tables: z.array(TableReading),
  /** Sheets that are not tables: hidden, chart sheets, empty ones, with the reason. */
  others: z.array(z.object({ name: z.string(), reason: z.string() })),
  warnings: z.array(Message),
})
export type Reading = z.infer<typeof Reading>

/** Progress of a reading. `total` is an estimate in rows once known, else null. */
export const ReadingProgress = z.object({
  stage: z.enum(['sniffing', 'reading', 'typing', 'profiling', 'writing']),
  processed: z.int(),
  total: z.int().nullable(),
})
export type ReadingProgress = z.infer<typeof ReadingProgress>
