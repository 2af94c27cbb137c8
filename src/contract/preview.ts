import { z } from 'zod'
import { ColumnType, Role, Scalar } from './column.ts'
import { page } from './page.ts'

/** The first rows of a table, with what its columns are. */
export const Preview = z
  .object({
    datasetId: z.string(),
    tableId: z.string(),
    versionId: z.string(),
    columns: z.array(z.object({ id: z.string(), name: z.string(), type: ColumnType, role: Role })),
    /** The type of each column by its name. */
    types: z.record(z.string(), ColumnType),
    /** Cells in the order of `columns`. */
    rows: z.array(z.array(Scalar)),
    /** Rows and columns of the whole table. */
    shape: z.tuple([z.int(), z.int()]),
  })
  .meta({ id: 'Preview' })
export type Preview = z.infer<typeof Preview>

/**
 * A row of a table: its number, and its cells in the order of the page's `columns`. The number is that of the file's row
 * where the table is of one file; where it is of several, `origin` says which file and row.
 */
export const TableRow = z.object({
  row: z.int(),
  cells: z.array(Scalar),
  origin: z.object({ file: z.string(), row: z.int() }).optional(),
})
export type TableRow = z.infer<typeof TableRow>

/** A page of a table's rows; all pages that a cursor leads to are of the version of the first. */
export const RowsPage = page(TableRow)
  .extend({
    columns: z.array(z.object({ id: z.string(), name: z.string(), type: ColumnType })),
    versionId: z.string(),
    /** Rows that the filter leaves. */
    total: z.int(),
  })
  .meta({ id: 'RowsPage' })
export type RowsPage = z.infer<typeof RowsPage>
