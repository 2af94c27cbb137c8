import type { Repair } from '../../../contract/receipt.ts'
import type { ReadSettings, TableSetting } from '../../../contract/settings.ts'
import type { MergedRange } from '../../../core/grid/mergedRange.ts'
import { filledCount, type GridRow, isBlank } from '../../../core/grid/row.ts'
import { repair } from '../landing/finish.ts'
import type { Sheet } from '../xlsx/workbook.ts'
import type { MergedFill } from './fillMergedRows.ts'
import type { OpenedRows } from './openedWorkbook.ts'
import type { SheetTable } from './sheetTable.ts'

/** What is known of a sheet once its rows have all been read. */
export interface FinishedSheet {
  sheet: Sheet
  rows: OpenedRows
  merges: readonly MergedRange[]
  /** Tables that stand in it. */
  tables: number
  settings: ReadSettings | undefined
}

const EXAMPLES = 3
const LONGEST_EXAMPLE = 200

/** What was decided or mended in a table of a sheet, and how to take it back. */
export function sheetRepairs(table: SheetTable, filled: MergedFill, { sheet, tables, rows }: FinishedSheet): Repair[] {
  const { area, above, place, keep } = table
  const ofTable = (setting: Partial<TableSetting>): Pick<Repair, 'undo'> => ({
    undo: { tables: [{ sheet: sheet.name, index: area.index, ...setting, columns: [] }] },
  })
  const repairs: Repair[] = []
  if (tables > 1)
    repairs.push({
      ...repair('ingest.sheet_split', tables, { table: area.index + 1 }),
      examples: examplesOf(table.header),
      undo: { splitTables: false, tables: [] },
    })
  if (above.some(({ cells }) => filledCount(cells) > 0) && !keep.includes('preamble'))
    repairs.push({
      ...repair('ingest.preamble', above.length),
      examples: examplesOf(above),
      ...ofTable({ keep: ['preamble'] }),
    })
  if (place.units !== null)
    repairs.push({
      ...repair('ingest.units', place.units.filter(unit => unit !== null).length),
      ...ofTable({ keep: ['units'] }),
    })
  if (filled.cells > 0)
    repairs.push({
      ...repair('ingest.merged_filled', filled.cells, { ranges: filled.ranges }),
      examples: filled.examples,
      ...ofTable({ fillMerged: false }),
    })
  return [...repairs, ...hiddenRepairs(rows)]
}

/** What the author hid is read like the rest; that it was hidden is said. */
function hiddenRepairs({ hidden }: FinishedSheet['rows']): Repair[] {
  if (hidden === undefined) return []
  const repairs: Repair[] = []
  if (hidden.rows > 0) repairs.push(repair('ingest.hidden_rows', hidden.rows))
  if (hidden.columns > 0) repairs.push(repair('ingest.hidden_columns', hidden.columns))
  return repairs
}

function examplesOf(rows: readonly { row: number; cells: GridRow }[]): NonNullable<Repair['examples']> {
  return rows.slice(0, EXAMPLES).map(({ row, cells }) => ({
    row,
    raw: cells
      .filter(cell => !isBlank(cell))
      .join(' | ')
      .slice(0, LONGEST_EXAMPLE),
    read: null,
  }))
}
