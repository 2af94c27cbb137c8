import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DATA, hasRealFiles, REFUSED } from '../../../../test/support/realFiles.ts'
import type { Column } from '../../../contract/column.ts'
import type { TableReading } from '../../../contract/reading.ts'
import { sayFault } from '../../../core/grid/faults.ts'
import { IngestFault } from '../fault.ts'
import { readFile } from '../readFile.ts'

/**
 * The tables that every real workbook becomes, held against what openpyxl, xlrd and odfpy say of its sheets: a table for
 * each visible sheet that holds rows, a row for each line below the header, and the sum of its numbers.
 */
interface SheetTruth {
  name: string
  state?: string
  last_used_row?: number
  numeric_sum?: number
}
interface FileTruth {
  file: string
  sheets?: SheetTruth[]
}

/** Sheets that are not simply one header line and rows: rows that are loaded, and why not all below the first. */
const ROWS: Readonly<Record<string, readonly [number, string]>> = {
  'calamine/any_sheets.xlsx Visible': [3, 'no header; a blank line, and a note below'],
  'calamine/date.xls Sheet1': [3, 'no header'],
  'calamine/date_1904.xlsx Sheet1': [3, 'no header'],
  'calamine/issue_261.xlsx Some Sheet': [50, 'three lines above the header, blank lines, a note below'],
  'poi/SampleSS.xls First Sheet': [2, 'a blank line'],
  'poi/SampleSS.xls Sheet Number 2': [1, 'lines above the header, and blank ones'],
  'poi/SampleSS.xlsx First Sheet': [2, 'a blank line'],
  'poi/SampleSS.xlsx Sheet Number 2': [1, 'lines above the header, and blank ones'],
  'poi/StructuredReferences.xlsx Formulas': [3, 'no header'],
  'poi/finance.xls PPMT': [10, 'blank lines, and the header once more'],
  'poi/mortgage-calculation.xls Sheet1': [4, 'no header'],
  'readxl/clippy.xlsx two-row-header': [1, 'a line of explanations below the header'],
  'readxl/deaths.xls arts': [10, 'four lines above, four below'],
  'readxl/deaths.xls other': [10, 'four lines above, four below'],
  'readxl/deaths.xlsx arts': [10, 'four lines above, four below'],
  'readxl/deaths.xlsx other': [10, 'four lines above, four below'],
  'readxl/geometry.xls Sheet1': [3, 'two blank lines above the header'],
  'sheetjs/1904.xls Sheet1': [5, 'no header'],
  'sheetjs/1904.xlsx Sheet1': [5, 'no header'],
  'sheetjs/merge_cells.ods Merge': [1, 'two lines of header, a note below'],
  'sheetjs/merge_cells.xlsx Merge': [1, 'two lines of header, a note below'],
  'sheetjs/number_format.xls 2011': [64, 'blank lines'],
  'sheetjs/number_format.xls Miscellany': [9, 'no header'],
  'sheetjs/number_format.xls SSF': [12, 'no header'],
}

/** Sheets some of whose numbers stand in columns that are no numbers: the sum of those that are, and why. */
const SUMS: Readonly<Record<string, readonly [number, string]>> = {
  'calamine/date.xls Sheet1': [48, 'a duration, which xlrd gives as a number'],
  'calamine/issue_261.xlsx Some Sheet': [27525, 'the numbers of one column; nine stand above it or among texts'],
  'poi/54016.xls Sheet1': [0, 'numbers that are codes, some beginning with zero'],
  'poi/StructuredReferences.xlsx Formulas': [0, 'numbers among texts'],
  'poi/finance.xls IPMT': [0, 'a word among the numbers'],
  'poi/finance.xls PPMT': [0, 'a word among the numbers'],
  'readxl/clippy.xlsx list-column': [0, 'one number among texts'],
  'readxl/type-me.xlsx logical_coercion': [0, 'every type in one column, on purpose'],
  'readxl/type-me.xlsx numeric_coercion': [0, 'every type in one column, on purpose'],
  'readxl/type-me.xlsx date_coercion': [0, 'every type in one column, on purpose'],
  'readxl/type-me.xlsx text_coercion': [0, 'every type in one column, on purpose'],
  'sheetjs/ErrorTypes.xlsx RawErrors': [214, 'errors among the numbers'],
  'sheetjs/number_format.xls Implied': [616, 'every format in one column, on purpose'],
  'sheetjs/number_format.xls ImpliedNegative': [616, 'every format in one column, on purpose'],
  'sheetjs/number_format.xls 2011': [0, 'every format in one column, on purpose'],
}

/** Sheets with several tables: the name, rows and numbers of each. */
const SEVERAL: Readonly<Record<string, readonly (readonly [string, number, number])[]>> = {
  'poi/ExcelTables.xlsx ExcelTable': [
    ['NonTable', 3, 44 + 33 + 21 + 4 + 3 + 2],
    ['TableName', 3, 44 + 33 + 21 + 4 + 3 + 2],
  ],
  'poi/simple-monthly-budget.xlsx Simple Monthly Budget': [
    ['tblIncome', 3, 2500 + 1000 + 250],
    ['tblExpenses', 13, 2336],
  ],
}

const truthPath = join(DATA, 'truth/workbooks.json')
// The cast: the file is of a known shape, made by the script beside it.
const truth = existsSync(truthPath) ? (JSON.parse(readFileSync(truthPath, 'utf8')).files as FileTruth[]) : []
const readable = truth.filter(({ file }) => !(file in REFUSED))
/** None of the independent readers reads .xlsb. */
const XLSB = 'workbooks/sheetjs/pivot_table_test.xlsb'

let outDir = ''
beforeEach(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'tables-'))
})
afterEach(() => rm(outDir, { recursive: true, force: true }))

describe.runIf(hasRealFiles)('workbooks become tables:', () => {
  test.each(readable.map(f => [f.file, f] as const))('%s', async (file, { sheets = [] }) => {
    const { tables, others } = await readFile({ path: join(DATA, file), outDir })
    const seen = new Set([...tables.map(({ sheet }) => sheet), ...others.map(({ name }) => name)])
    expect([...seen].sort()).toEqual(sheets.map(({ name }) => name).sort())
    for (const table of tables) {
      const told = sheets.find(({ name }) => name === table.sheet)
      const name = `${file.slice('workbooks/'.length)} ${table.sheet}`
      if (name in SEVERAL) expectBalanced(table)
      else if (told) expectTable(name, table, told)
    }
    expectSeveral(file, tables)
    for (const { name, reason } of others) {
      const told = sheets.find(sheet => sheet.name === name)
      expect([name, told?.state === 'visible' && (told.last_used_row ?? 0) > 0]).toEqual([name, false])
      expect(reason).toMatch(/^(hidden|very_hidden|chart_sheet|empty)$/)
    }
  })

  // Excel itself drew two charts of it, and keeps their numbers as XML beside the binary sheets.
  test(XLSB, async () => {
    const { tables } = await readFile({ path: join(DATA, XLSB), outDir })
    for (const table of tables) expectBalanced(table)
    const [rows, , pivot] = tables
    expect(tables.map(({ name }) => name)).toEqual(['Data', 'PTCompact', 'PTTabular', 'PTOutline'])
    expect(pivot?.columns.map(({ name, profile }) => [name, Number(profile.sum)])).toEqual([
      ['Quarter', 0],
      ['Golf', 6969 + 6430 + 1500 + 2000],
      ['Tennis', 4070 + 5000 + 600 + 1500],
    ])
    expect([rows?.rowCount, sumOf(rows?.columns ?? [])]).toEqual([8, 16899 + 11170])
  })

  test.each(Object.entries(REFUSED))('%s is refused in plain words', async (file, sentence) => {
    const fault = await readFile({ path: join(DATA, file), outDir }).catch((error: unknown) => error)
    expect(fault instanceof IngestFault && sayFault(fault.code, fault.detail)).toBe(sentence)
  })

  test('no workbook of the collection is left out', () => {
    const found = readdirSync(join(DATA, 'workbooks'), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(DATA.length + 1))
    expect(found.sort()).toEqual([...truth.map(({ file }) => file), XLSB].sort())
  })
})

function expectSeveral(file: string, tables: readonly TableReading[]): void {
  for (const [name, expected] of Object.entries(SEVERAL)) {
    if (!name.startsWith(file.slice('workbooks/'.length))) continue
    expect(tables.map(table => [table.name, table.rowCount, sumOf(table.columns)])).toEqual(expected)
  }
}

function expectTable(name: string, table: TableReading, { last_used_row = 0, numeric_sum = 0 }: SheetTruth): void {
  expectBalanced(table)
  expect([name, table.rowCount]).toEqual([name, ROWS[name]?.[0] ?? last_used_row - 1])
  const expected = SUMS[name]?.[0] ?? numeric_sum
  expect(Math.abs(sumOf(table.columns) - expected), `${name}: sum`).toBeLessThanOrEqual(
    1e-9 * Math.abs(expected) + 1e-9,
  )
}

function expectBalanced({ receipt, rowCount }: TableReading): void {
  const { read, loaded, rejected, skipped } = receipt.conservation
  expect(read).toBe(loaded + rejected + skipped.reduce((sum, { count }) => sum + count, 0))
  expect(loaded).toBe(rowCount)
  expect(receipt.cells.read).toBe(receipt.cells.typed + receipt.cells.missing + receipt.cells.rejected)
}

function sumOf(columns: readonly Column[]): number {
  const numbers = columns.filter(({ type }) => type === 'integer' || type === 'decimal' || type === 'double')
  return numbers.reduce((sum, { profile }) => sum + Number(profile.sum ?? 0), 0)
}
