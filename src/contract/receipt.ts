import { z } from 'zod'
import { Message } from './message.ts'

/** One thing that was decided or mended while reading, in words and with how many cells or rows it touched. */
export const Repair = z.object({ message: Message, count: z.int(), columnId: z.string().nullable() })
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

/** The file's own totals row held against our sums. */
export const TotalsCheck = z.object({
  checked: z.int(),
  agreed: z.int(),
  disagreements: z.array(z.object({ columnId: z.string(), stated: z.number(), computed: z.number() })),
})
export type TotalsCheck = z.infer<typeof TotalsCheck>

/** What reading did to one table, balanced. */
export const Receipt = z
  .object({ repairs: z.array(Repair), totals: TotalsCheck, conservation: RowLedger, cells: CellLedger })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof Receipt>
