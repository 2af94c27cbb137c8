import { utils, type WorkSheet, write } from '@e965/xlsx'
import type { ColumnType, Scalar } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Sheet } from '../../ports/renderer.ts'

/** Days from 30 December 1899, where spreadsheets count from, to 1 January 1970. */
const EPOCH_DAY = 25_569
const DAY_MS = 86_400_000
/** Before it spreadsheets count a day that never was. */
const FIRST_SAFE_DAY = 61
const WIDEST = 60
const LONGEST_TEXT = 32_767

/** Tables as an XLSX file. Texts are texts, whatever they look like: no cell of it is ever a formula. */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const book = utils.book_new()
  const taken = new Set<string>()
  for (const { name, table } of sheets) utils.book_append_sheet(book, sheetOf(table), nameFor(name, taken))
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }))
}

function sheetOf({ columns, data, rowCount }: ResultTable): WorkSheet {
  const head = columns.map(({ name }) => textCell(name))
  const rows = Array.from({ length: rowCount }, (_, r) =>
    columns.map(({ type }, c) => cell(data[c]?.[r] ?? null, type)),
  )
  const sheet = utils.aoa_to_sheet([head, ...rows])
  sheet['!cols'] = columns.map(({ name }, c) => ({ wch: widthOf(name, data[c] ?? []) }))
  return sheet
}

const textCell = (value: string) => ({ t: 's', v: value.slice(0, LONGEST_TEXT) })

function cell(value: Scalar, type: ColumnType) {
  if (typeof value === 'boolean') return { t: 'b', v: value }
  if (typeof value === 'number') return Number.isFinite(value) ? { t: 'n', v: value } : null
  if (value === null) return null
  if (type === 'date' || type === 'timestamp') return dateCell(value, type) ?? textCell(value)
  const number = type === 'decimal' || type === 'integer' ? exactNumber(value) : null
  return number === null ? textCell(value) : { t: 'n', v: number }
}

/** Null for what is no moment that spreadsheets count right. */
function dateCell(value: string, type: 'date' | 'timestamp') {
  const hasZone = type === 'date' || /(?:[zZ]|[+-]\d\d:?\d\d)$/.test(value)
  const day = Date.parse(hasZone ? value : `${value}Z`) / DAY_MS + EPOCH_DAY
  if (!(day >= FIRST_SAFE_DAY)) return null
  return { t: 'n', v: day, z: type === 'date' ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' }
}

/** A number of more digits than a spreadsheet keeps stays a text. */
function exactNumber(value: string): number | null {
  if (!/^[+-]?\d+(\.\d+)?$/.test(value) || value.replace(/\D/g, '').length > 15) return null
  return Number(value)
}

/** Characters, after the first rows. */
function widthOf(name: string, cells: readonly Scalar[]): number {
  const lengths = cells.slice(0, 200).map(value => String(value ?? '').length)
  return Math.min(WIDEST, 2 + Math.max(name.length, ...lengths))
}

/** A name that a sheet may have and no other sheet has. */
function nameFor(wish: string, taken: Set<string>): string {
  const plain =
    wish
      .replace(/[[\]:*?/\\']+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() || 'Sheet'
  for (let n = 1; ; n += 1) {
    const end = n === 1 ? '' : ` ${n}`
    const name = plain.slice(0, 31 - end.length).trim() + end
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}
