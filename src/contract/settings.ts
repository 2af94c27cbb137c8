import { z } from 'zod'
import { ColumnType } from './column.ts'

/** How one column is to be read; what is not said is found by looking at it. */
export const ColumnSetting = z.object({
  /** columnId in its table. */
  column: z.string(),
  type: ColumnType.optional(),
  /**
   * Of dates the order and marks of their parts, as in receipts ('DD/MM/YYYY'); of numbers '1,234.5' or '1.234,5';
   * of booleans the two words, 'yes/no'.
   */
  format: z.string().max(60).optional(),
  /** Texts taken for missing; they replace what was found. Empty cells always are. */
  missing: z.array(z.string().max(60)).max(100).optional(),
  /** Texts that are values, though they look like markers of missing; changes of them add up. */
  present: z.array(z.string().max(60)).max(100).optional(),
  /** 'USD', '%', 'kg'; null for none. */
  unit: z.string().max(20).nullable().optional(),
  /** Blanks around texts are kept. */
  keepBlanks: z.boolean().optional(),
  /** `&amp;` and its like stay as they are written. */
  keepEntities: z.boolean().optional(),
})
export type ColumnSetting = z.infer<typeof ColumnSetting>

/** A row that reading leaves out unless it is told to keep its kind. */
export const SkipReason = z.enum([
  'preamble',
  'blank',
  'totals',
  'subtotals',
  'units',
  'note',
  'repeated_header',
  'unreadable',
])
export type SkipReason = z.infer<typeof SkipReason>

/** How one table of a file is to be read. */
export const TableSetting = z.object({
  /** Its sheet; null in a text file. Inside an archive `member/sheet`. */
  sheet: z.string().nullable(),
  /** Its place among the tables of the sheet, from 0, as found without settings. */
  index: z.int().min(0).default(0),
  /** 1-based row of the first header row; null: there is none, and names are made. */
  headerRow: z.int().min(1).nullable().optional(),
  headerRows: z.int().min(1).max(5).optional(),
  /** Columns before the one that the first name of the header belongs to, where rows begin with a cell that has no name. */
  headerOffset: z.int().min(0).max(50).optional(),
  /** Cells of the table with its header, 'B3:F200'; open at the end as 'B3:F'. Rows of a text file are its records. */
  range: z.string().max(40).optional(),
  /** Rows of these kinds are data after all; changes of them add up, and an empty list takes them back. */
  keep: z.array(SkipReason).optional(),
  /** Rows stay in the order of the file. */
  keepOrder: z.boolean().optional(),
  /** Cells of a merged range all hold its value. */
  fillMerged: z.boolean().optional(),
  columns: z.array(ColumnSetting).max(2000).default([]),
})
export type TableSetting = z.infer<typeof TableSetting>

/**
 * What a person decided on the reading of a file; everything else is found. A change of it (`ReadChange`) has the same
 * shape: what it names takes the place of what was there, and null takes a decision back.
 */
export const ReadSettings = z
  .object({
    encoding: z.string().max(40).nullable().optional(),
    delimiter: z.string().min(1).max(4).nullable().optional(),
    quote: z.string().max(1).nullable().optional(),
    escape: z.string().max(1).nullable().optional(),
    /** Every cell as it stands: all columns text, nothing taken for missing, no row left out but the header. */
    raw: z.boolean().nullable().optional(),
    /** Whether several tables in one text or sheet are told apart. */
    splitTables: z.boolean().nullable().optional(),
    tables: z.array(TableSetting).max(200).default([]),
  })
  .meta({ id: 'ReadSettings' })
export type ReadSettings = z.output<typeof ReadSettings>
