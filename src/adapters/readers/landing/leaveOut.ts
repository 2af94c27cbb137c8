import type { Repair } from '../../../contract/receipt.ts'
import type { SkipReason } from '../../../contract/settings.ts'
import { type GridRow, isBlank } from '../../../core/grid/row.ts'
import { counts } from './query.ts'
import { type LandedRows, takeFooter, takeRepeatedHeaders, takeTotals } from './strayRows.ts'
import type { StrayRow } from './takeTotals.ts'

/** Landed rows, and where their table stands in the file. */
export interface LandedTable extends LandedRows {
  sheet: string | null
  /** Place among the tables of its sheet, from 0. */
  index?: number
}

export interface LeftOut {
  repairs: Repair[]
  /** So many of the last rows of the file were no data. */
  lastRows: number
}

const EXAMPLES = 3
const LONGEST_EXAMPLE = 200
/** In words by the words file. */
const CODES = {
  repeated_header: 'ingest.left_out_header',
  totals: 'ingest.left_out_totals',
  subtotals: 'ingest.left_out_subtotals',
  note: 'ingest.left_out_note',
}
const REASONS = ['repeated_header', 'totals', 'subtotals', 'note'] as const satisfies readonly SkipReason[]

/** Takes what is no data out of the landed rows: headers said again, sums of other rows, the footer. */
export async function leaveOut(landed: LandedTable): Promise<LeftOut> {
  const headers = await takeRepeatedHeaders(landed)
  const notes = await takeFooter(landed)
  const totals = await takeTotals(landed, notes.begin)
  const footer = await takeFooter(landed, totals)
  const stray = [...headers, ...totals.taken, ...footer.taken, ...notes.taken]
  const { connection, tables } = landed.landing
  const [last = 0] = await counts(connection, `SELECT coalesce(max(_row), 0) FROM ${tables.relation}`)
  const repairs = REASONS.flatMap(reason => {
    const rows = stray.filter(row => row.reason === reason)
    return rows.length === 0 ? [] : [said(reason, rows, landed)]
  })
  return { repairs, lastRows: stray.filter(({ row }) => row > last).length }
}

function said(reason: (typeof REASONS)[number], rows: readonly StrayRow[], { sheet, index = 0 }: LandedTable): Repair {
  return {
    message: { code: CODES[reason], params: { count: rows.length } },
    count: rows.length,
    columnId: null,
    examples: rows.slice(0, EXAMPLES).map(({ row, cells }) => ({ row, raw: joined(cells), read: null })),
    undo: { tables: [{ sheet, index, keep: [reason], columns: [] }] },
  }
}

function joined(cells: GridRow): string {
  return cells
    .filter(cell => !isBlank(cell))
    .join(' | ')
    .slice(0, LONGEST_EXAMPLE)
}
