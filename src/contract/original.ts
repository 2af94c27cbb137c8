import { z } from 'zod'

/** What became of a row of a file. `outside`: it belongs to another table, or to none. */
export const OriginalKind = z.enum(['preamble', 'header', 'data', 'totals', 'note', 'blank', 'rejected', 'outside'])
export type OriginalKind = z.infer<typeof OriginalKind>

/** A row of the file as it was sent. */
export const OriginalRow = z.object({
  /** 1-based row of the sheet, or record of the text. */
  row: z.int(),
  kind: OriginalKind,
  /** Texts as they stand in the file, from its first column on; very long ones are cut and end in '…'. */
  cells: z.array(z.string().nullable()),
  /** columnIds of cells that could not be typed. */
  rejected: z.array(z.string()),
})
export type OriginalRow = z.infer<typeof OriginalRow>

/** Rows of the file a table was read from, around the table. */
export const OriginalRows = z
  .object({
    fileName: z.string(),
    sheet: z.string().nullable(),
    /** `file`: cells of the file. `values`: the format has no rows of text, these are its values as they were read. */
    source: z.enum(['file', 'values']),
    /** The last row that belongs to the table, with what stands below it. */
    lastRow: z.int(),
    /** Where each column of the table stands in `cells`, from 0. */
    columns: z.array(z.object({ id: z.string(), name: z.string(), position: z.int() })),
    rows: z.array(OriginalRow),
  })
  .meta({ id: 'OriginalRows' })
export type OriginalRows = z.infer<typeof OriginalRows>
