import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CellKind } from '../../../core/grid/cellKind.ts'
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
}

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
if (files.length === 0) console.log(`skipped: no workbooks at ${DATA}`)

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
