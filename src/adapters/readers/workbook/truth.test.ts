import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DATA, REFUSED } from '../../../../test/support/realFiles.ts'
import { CellKind } from '../../../core/grid/cellKind.ts'
import { serialText } from '../xlsx/dates.ts'
import { decimalText } from '../xlsx/numbers.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import type { Sheet } from '../xlsx/workbook.ts'
import { openAnyWorkbook } from './openAnyWorkbook.ts'
import type { OpenedWorkbook } from './openedWorkbook.ts'
import { workbookKind } from './workbookKind.ts'

/** Real workbooks of several writers, and what openpyxl, xlrd and odfpy say of each: independent readers. */
const TRUTH = `${DATA}/truth/workbooks.json`

interface SheetTruth {
  name: string
  chartsheet?: boolean
  state?: string
  n_merged?: number
  last_used_row?: number
  last_used_col?: number
  cells?: { number: number; text: number; bool: number; date: number; error: number; other: number }
  numeric_sum?: number
  head_8x12?: HeadCell[][]
}

type HeadCell = string | number | boolean | null | { d: string } | { td: number }

interface FileTruth {
  file: string
  load_error?: string
  date1904?: boolean
  sheets?: SheetTruth[]
}

/** Where this product and the independent reader rightly say different things of the same cells. */
const DIFFERENCES: Readonly<Record<string, Readonly<Record<string, Partial<SheetTruth>>>>> = {
  // A3 counts hours past 24 ([hh]:mm:ss): a duration here, a bare number there.
  'workbooks/calamine/date.xls': { Sheet1: { cells: counts({ number: 3, date: 3 }), numeric_sum: 48 } },
  // The four cells beside the merged ones are blank; pandas makes NaN of them and counts numbers.
  'workbooks/sheetjs/merge_cells.ods': { Merge: { cells: counts({ text: 6 }) } },
  // Numbers below 0 under a format of dates: 11 times -12345.6789, and 73 more. Excel shows ####; they stay numbers here.
  'workbooks/sheetjs/number_format.xls': {
    ImpliedNegative: { cells: counts({ number: 55, text: 78, bool: 27, date: 1 }), numeric_sum: -332717.3303 },
    '2011': { cells: counts({ number: 505, text: 11, date: 135 }), numeric_sum: -342940.44653 },
  },
}

// The cast: the file is of a known shape, made by the script beside it.
const files = existsSync(TRUTH) ? (JSON.parse(readFileSync(TRUTH, 'utf8')).files as FileTruth[]) : []
const readable = files.filter(({ file }) => !(file in REFUSED))

test.runIf(files.length > 0)('the files that may be refused are among those with a truth, and few', () => {
  const refused = files.filter(({ file }) => file in REFUSED)
  expect(refused.map(({ file }) => file).sort()).toEqual(Object.keys(REFUSED).sort())
  expect(readable.length).toBeGreaterThan(30)
})

test.runIf(files.length > 0).each(readable.map(f => [f.file, f] as const))(
  '%s reads as an independent reader reads it',
  async (_, truth) => {
    const workbook = await open(truth)
    const found: SheetTruth[] = []
    for (const sheet of workbook.sheets) found.push(await summary(workbook, sheet))
    workbook.close()
    expect(found).toMatchObject(truth.sheets?.map(sheet => expected(sheet, truth)) ?? [])
    expect(found).toHaveLength(truth.sheets?.length ?? Number.NaN)
  },
)

test.runIf(files.length > 0).each(readable.map(f => [f.file, f] as const))(
  'the first cells of %s are those an independent reader reads',
  async (_, truth) => {
    const workbook = await open(truth)
    for (const [i, { head_8x12 }] of (truth.sheets ?? []).entries()) {
      const sheet = workbook.sheets[i]
      if (!head_8x12 || !sheet) continue
      const grid = await head(workbook, sheet, head_8x12.length)
      expect(grid).toEqual(head_8x12.map((cells, r) => trimmed(cells.map((cell, c) => toText(cell, grid[r]?.[c])))))
    }
    workbook.close()
  },
)

async function open({ file }: FileTruth): Promise<OpenedWorkbook> {
  const path = `${DATA}/${file}`
  const kind = await workbookKind(path)
  if (kind === null) throw new Error(`${file} is no workbook`)
  return (await openAnyWorkbook({ path, kind, workDir: '' })).workbook
}

/** The first rows, blank ones too, each as far as its last cell that holds something. */
async function head(workbook: OpenedWorkbook, sheet: Sheet, rows: number): Promise<(string | null)[][]> {
  const grid: (string | null)[][] = Array.from({ length: rows }, () => [])
  for await (const batch of workbook.rows(sheet)) {
    for (const { row, cells } of batch) if (row <= rows) grid[row - 1] = trimmed(cells.slice(0, 12))
  }
  return grid
}

function trimmed<T>(cells: (T | null)[]): (T | null)[] {
  return cells.slice(0, cells.findLastIndex(cell => cell !== null) + 1)
}

/** The truth does not tell a date from its midnight, which the format of the cell decides: either is right. */
function toText(cell: HeadCell, read: string | null | undefined): string | null {
  if (cell === null || cell === '') return null
  // xlrd gives a duration as the number it is stored as.
  if (typeof cell === 'number')
    return read?.includes(':') ? serialText(cell, CellKind.duration, false).text : decimalText(cell)
  if (typeof cell !== 'object') return String(cell)
  if ('td' in cell) {
    const seconds = cell.td
    return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
      .map(n => String(Math.floor(n)).padStart(2, '0'))
      .join(':')
  }
  const text = cell.d.replace('T', ' ')
  return text === `${read} 00:00:00` ? `${read}` : text
}

function counts(some: Partial<NonNullable<SheetTruth['cells']>>): NonNullable<SheetTruth['cells']> {
  return { number: 0, text: 0, bool: 0, date: 0, error: 0, other: 0, ...some }
}

/** What the independent reader of this kind of file tells: xlrd tells no merged cells, odfpy no states. */
function expected(sheet: SheetTruth, { file }: FileTruth): Partial<SheetTruth> {
  const { name, chartsheet, state, n_merged, last_used_row, last_used_col, cells, numeric_sum } = {
    ...sheet,
    ...DIFFERENCES[file]?.[sheet.name],
  }
  if (chartsheet) return { name, chartsheet }
  return {
    name,
    ...(state !== undefined && { state }),
    ...(n_merged !== undefined && !file.endsWith('.xls') && { n_merged }),
    ...(last_used_row !== undefined && { last_used_row }),
    ...(last_used_col !== undefined && { last_used_col }),
    ...(cells && { cells }),
    numeric_sum: expect.closeTo(numeric_sum ?? 0, 6),
  }
}

async function summary(workbook: OpenedWorkbook, sheet: Sheet): Promise<SheetTruth> {
  if (sheet.kind === 'chartsheet') return { name: sheet.name, chartsheet: true }
  const cells = { number: 0, text: 0, bool: 0, date: 0, error: 0, other: 0 }
  const rows = workbook.rows(sheet)
  let [lastRow, lastColumn, sum] = [0, 0, 0]
  for await (const batch of rows) {
    for (const row of batch) {
      lastRow = row.row
      lastColumn = Math.max(lastColumn, row.cells.length)
      sum += count(row, cells)
    }
  }
  const used = { last_used_row: lastRow, last_used_col: lastColumn, cells, numeric_sum: sum }
  return { name: sheet.name, state: sheet.state, n_merged: rows.merges.length, ...used }
}

/** Adds the cells of a row by kind, and answers the sum of its numbers. */
function count(row: SheetRow, cells: Record<'number' | 'text' | 'bool' | 'date' | 'error', number>): number {
  let sum = 0
  for (const [i, text] of row.cells.entries()) {
    const kind = countAs(row.kinds[i] ?? 0)
    if (kind === null) continue
    cells[kind]++
    if (kind === 'number') sum += Number(text)
  }
  return sum
}

function countAs(kind: number): 'number' | 'text' | 'bool' | 'date' | 'error' | null {
  if (kind === CellKind.blank) return null
  if (kind === CellKind.number || kind === CellKind.percent || kind === CellKind.currency) return 'number'
  if (kind === CellKind.text) return 'text'
  if (kind === CellKind.boolean) return 'bool'
  return kind === CellKind.error ? 'error' : 'date'
}
