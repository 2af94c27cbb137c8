import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CellKind } from '../../../core/grid/cellKind.ts'
import { decimalText } from './numbers.ts'
import { readRows } from './rows.ts'
import type { SheetRow } from './sheetScanner.ts'
import { openWorkbook, type Sheet, type Workbook } from './workbook.ts'

/** Real workbooks of several writers, and what openpyxl says of each: an independent reader. */
const DATA = '../shared/data'
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

function isTruth(file: FileTruth): boolean {
  return file.file.endsWith('.xlsx')
}

// The cast: the file is of a known shape, made by the script beside it.
const files = existsSync(TRUTH) ? (JSON.parse(readFileSync(TRUTH, 'utf8')).files as FileTruth[]).filter(isTruth) : []
test.skipIf(files.length > 0)(`no workbooks at ${DATA}: nothing to compare`, context => context.skip())

test.runIf(files.length > 0).each(files.map(f => [f.file, f] as const))(
  '%s reads as openpyxl reads it',
  async (_, truth) => {
    const workbook = await openWorkbook(`${DATA}/${truth.file}`)
    const found: SheetTruth[] = []
    for (const sheet of workbook.sheets) found.push(await summary(workbook, sheet))
    workbook.close()
    expect(workbook.date1904).toBe(truth.date1904)
    expect(found).toEqual(truth.sheets?.map(expected))
  },
)

test.runIf(files.length > 0).each(files.map(f => [f.file, f] as const))(
  'the first cells of %s are those openpyxl reads',
  async (_, truth) => {
    const workbook = await openWorkbook(`${DATA}/${truth.file}`)
    for (const [i, { head_8x12 }] of (truth.sheets ?? []).entries()) {
      const sheet = workbook.sheets[i]
      if (!head_8x12 || !sheet) continue
      const grid = await head(workbook, sheet, head_8x12.length)
      expect(grid).toEqual(head_8x12.map((cells, r) => trimmed(cells.map((cell, c) => toText(cell, grid[r]?.[c])))))
    }
    workbook.close()
  },
)

/** The first rows, blank ones too, each as far as its last cell that holds something. */
async function head(workbook: Workbook, sheet: Sheet, rows: number): Promise<(string | null)[][]> {
  const grid: (string | null)[][] = Array.from({ length: rows }, () => [])
  for await (const batch of readRows(workbook, sheet)) {
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
  if (typeof cell === 'number') return decimalText(cell)
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

function expected({ name, chartsheet, state, n_merged, last_used_row, last_used_col, cells, numeric_sum }: SheetTruth) {
  if (chartsheet) return { name, chartsheet }
  return {
    name,
    state,
    n_merged,
    last_used_row,
    last_used_col,
    cells,
    numeric_sum: expect.closeTo(numeric_sum ?? 0, 6),
  }
}

async function summary(workbook: Workbook, sheet: Sheet): Promise<SheetTruth> {
  if (sheet.kind === 'chartsheet') return { name: sheet.name, chartsheet: true }
  const cells = { number: 0, text: 0, bool: 0, date: 0, error: 0, other: 0 }
  const rows = readRows(workbook, sheet)
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
