import { z } from 'zod'
import { Scalar } from './column.ts'
import { Message } from './message.ts'
import { ReadSettings } from './settings.ts'

/** One thing that was decided or mended while reading, in words and with how many cells or rows it touched. */
export const Repair = z.object({
  message: Message,
  count: z.int(),
  columnId: z.string().nullable(),
  /** Up to three cells or rows: `raw` as it stood, `read` as it was taken (null: missing, or no cell at all). */
  examples: z.array(z.object({ row: z.int(), raw: z.string(), read: Scalar })).optional(),
  /** The change of settings that takes it back; absent when it cannot be. */
  undo: ReadSettings.optional(),
  /** Other ways to decide it. `isLikely`: as plausible as the one taken, and figures differ: the person is asked. */
  choices: z.array(z.object({ message: Message, change: ReadSettings, isLikely: z.boolean() })).optional(),
})
export type Repair = z.infer<typeof Repair>

/** Rows: read = loaded + rejected + sum of skipped. */
export const RowLedger = z.object({
  read: z.int(),
  loaded: z.int(),
  rejected: z.int(),
  skipped: z.array(z.object({ reason: z.string(), count: z.int() })),
})
export type RowLedger = z.infer<typeof RowLedger>

/** Cells of the loaded rows: read = typed + missing + rejected. */
export const CellLedger = z.object({ read: z.int(), typed: z.int(), missing: z.int(), rejected: z.int() })
export type CellLedger = z.infer<typeof CellLedger>

/** The file's own totals and subtotals held against our sums; a column agrees when every one of its sums does. */
export const TotalsCheck = z.object({
  checked: z.int(),
  agreed: z.int(),
  disagreements: z.array(
    z.object({
      columnId: z.string(),
      stated: z.number(),
      computed: z.number(),
      /** The row that states it, and the first and last row it sums; absent where it sums the whole table. */
      row: z.int().optional(),
      over: z.object({ from: z.int(), to: z.int() }).optional(),
    }),
  ),
})
export type TotalsCheck = z.infer<typeof TotalsCheck>

/** What reading did to one table, balanced. */
export const Receipt = z
  .object({ repairs: z.array(Repair), totals: TotalsCheck, conservation: RowLedger, cells: CellLedger })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof Receipt>
