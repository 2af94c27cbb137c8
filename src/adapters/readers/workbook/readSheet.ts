import { type ReadSettings, SkipReason, type TableSetting } from '../../../contract/settings.ts'
import { type ColumnBlock, columnBlocks } from '../../../core/grid/columnBlocks.ts'
import { parseRange } from '../../../core/grid/mergedRange.ts'
import { filledCount, isBlank } from '../../../core/grid/row.ts'
import { parseTableRange } from '../../../core/grid/tableRange.ts'
import { ofTable } from '../../../core/settings/ofTable.ts'
import type { RawTable } from '../raw.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import type { Sheet } from '../xlsx/workbook.ts'
import { type Begin, type Declared, DeclaredPanes, usableRanges } from './declaredPanes.ts'
import { finishTable } from './finishTable.ts'
import { Pane } from './pane.ts'
import { PaneRow } from './paneRow.ts'
import { gridSetting } from './sheetSettings.ts'
import { SheetTable } from './sheetTable.ts'
import { shapesOf } from './splitSheetRow.ts'
import type { WorkbookSource } from './workbookSource.ts'

/** Rows at the beginning among which tables are looked for. */
const FIRST_ROWS = 200
/** Of a raw reading more, so that it is as wide as its rows. */
const FIRST_RAW_ROWS = 5000
const MOST_ROWS_ABOVE = 20_000
const WHOLE: ColumnBlock = { left: 0, right: Number.POSITIVE_INFINITY }

export interface SheetSource extends WorkbookSource {
  sheet: Sheet
}

/** Where the rows of a sheet go. */
interface RowTaker {
  push(row: SheetRow): void
  settle(): Promise<void>
  end(): Promise<void>
}

/** Reads the tables of one worksheet and hands each to `onTable`; the reason when there is none, and how many there were. */
export async function readSheet(
  source: SheetSource,
  onTable: (table: RawTable) => Promise<void>,
): Promise<{ tables: number; reason: 'empty' | 'no_data' }> {
  const { workbook, sheet, signal } = source
  const rows = workbook.rows(sheet, signal)
  const batches = rows[Symbol.asyncIterator]()
  const begun: BegunTable[] = []
  const first = await takeRows(batches, headRowsOf(source))
  const taker = takerOf(source, first, beginner(source, begun))
  for (const row of first) taker.push(row)
  await taker.settle()
  let read = first.length
  for (let next = await batches.next(); !next.done; next = await batches.next()) {
    for (const row of next.value) taker.push(row)
    await taker.settle()
    read += next.value.length
    source.onProgress?.({ stage: 'reading', processed: read, total: null })
  }
  await taker.end()
  const full = begun.filter(({ table }) => table.landing.loadedRows > 0)
  const merges = rows.merges.map(parseRange).filter(range => range !== null)
  const known = { sheet, rows, merges, tables: full.length, settings: source.settings }
  const names = new TableTitles(sheet.name)
  for (const { table, declared } of begun) {
    if (table.landing.loadedRows === 0) await table.landing.drop()
    else await onTable(await finishTable(table, names.of(table, full.length > 1 ? declared : undefined), known))
  }
  return { tables: full.length, reason: read === 0 ? 'empty' : 'no_data' }
}

interface BegunTable {
  table: SheetTable
  declared: Declared | undefined
}

async function takeRows(batches: AsyncIterator<SheetRow[]>, n: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  while (rows.length < n) {
    const { value, done } = await batches.next()
    if (done) break
    rows.push(...value)
  }
  return rows
}

/** More rows are looked at where a person says that a table begins further down. */
function headRowsOf({ settings, sheet }: SheetSource): number {
  const said = (settings?.tables ?? [])
    .filter(table => table.sheet === sheet.name)
    .map(({ headerRow, range }) => Math.max(headerRow ?? 0, parseTableRange(range ?? '')?.top ?? 0))
  const usual = settings?.raw ? FIRST_RAW_ROWS : FIRST_ROWS
  return usual + Math.min(MOST_ROWS_ABOVE, Math.max(0, ...said))
}

function takerOf(source: SheetSource, first: readonly SheetRow[], begin: Begin): RowTaker {
  const { settings, sheet, workbook } = source
  const isOne = settings?.splitTables === false || settings?.raw === true
  const headRows = headRowsOf(source)
  const paneOf = (block: ColumnBlock) => new Pane({ block, headRows, isOne, begin: area => begin(area) })
  if (isOne) return paneOf(WHOLE)
  const hasRange = settings?.tables.some(table => table.sheet === sheet.name && table.range !== undefined) ?? false
  const declared = hasRange ? [] : usableRanges(workbook.declaredRanges?.(sheet) ?? [], first)
  if (declared.length > 0) return new DeclaredPanes(declared, begin)
  const head = first.slice(0, FIRST_ROWS).map(row => ({ cells: row.cells, shapes: shapesOf(row) }))
  const blocks = columnBlocks(head)
  return blocks.length > 1 ? new PaneRow(blocks.map(block => ({ block, pane: paneOf(block) }))) : paneOf(WHOLE)
}

/** Begins the tables of a sheet, in the order they stand in. */
function beginner(source: SheetSource, begun: BegunTable[]): Begin {
  const { sheet, connection, settings } = source
  return async (area, declared) => {
    const index = begun.length
    const own = ofTable(settings?.tables, { sheet: sheet.name, index })
    const { setting, bottom } = gridSetting(mergedSetting(own, declared?.setting), area)
    const table = await SheetTable.begin(connection, {
      area: { ...area, index },
      stem: `s${sheet.index}_${index}`,
      wish: {
        setting,
        bottom,
        keep: keepOf(own, settings),
        totalsFrom: declared?.totalsFrom ?? Number.POSITIVE_INFINITY,
      },
    })
    if (table !== null) begun.push({ table, declared })
    return table
  }
}

/** What a person says of the header or the range takes the place of what the file says. */
function mergedSetting(
  own: TableSetting | undefined,
  declared: Partial<TableSetting> | undefined,
): Partial<TableSetting> {
  if (own?.headerRow === undefined && own?.headerRows === undefined) return { ...declared, ...own }
  const { headerRow: _, headerRows: __, ...rest } = declared ?? {}
  return { ...rest, ...own }
}

function keepOf(own: TableSetting | undefined, settings: ReadSettings | undefined): readonly SkipReason[] {
  return settings?.raw === true ? SkipReason.options : (own?.keep ?? [])
}

/** The first table has the name of its sheet; others that of their declaration or title. */
class TableTitles {
  readonly #sheet: string
  readonly #taken = new Set<string>()

  constructor(sheet: string) {
    this.#sheet = sheet
  }

  of({ area, above }: SheetTable, declared: Declared | undefined): string {
    const title = area.title ?? above.find(({ cells }) => filledCount(cells) === 1)?.cells.find(cell => !isBlank(cell))
    const own = declared?.name ?? (area.index === 0 ? this.#sheet : title?.trim().slice(0, 100))
    const base = own || `${this.#sheet} ${area.index + 1}`
    let name = base
    for (let n = 2; this.#taken.has(name.toLowerCase()); n++) name = `${base} (${n})`
    this.#taken.add(name.toLowerCase())
    return name
  }
}
