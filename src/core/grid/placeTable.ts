import type { TableSetting } from '../../contract/settings.ts'
import { isTyped } from './cellShape.ts'
import { findTable, isMostlyTyped, type ShapedRow, type TableStart, widthOf } from './findHeader.ts'
import { extent, filledCount, type GridRow, isBlank } from './row.ts'
import { parseTableRange, type TableRange } from './tableRange.ts'
import { unitsOf } from './unitsRow.ts'

const NEARLY_ALL = 0.95
/** What the first of several columns is often called: such a name is where it belongs. */
const TELLS_ROWS_APART =
  /^(?:#|no\.?|nr\.?|key|index|row|.*\bid|.*_id|.*name|title|item|product|sku|code|country|city|region|state|date|day|month|year|time|customer|user|order|buyer|seller)\b/i

/** Where a table stands in its grid. Rows are 0-based, counted in the whole grid. */
export interface Placement {
  /** The first header row; the first row of data where there is no header. */
  header: number
  headerRows: number
  /** The unit of each column, from the row below the header; null when there is no such row. */
  units: readonly (string | null)[] | null
  /** The first row of data. */
  first: number
  /** The row past the last. */
  end: number
  /** Columns before it are none of the table. */
  left: number
  /** Columns up to the last of the table, those before `left` included. */
  width: number
  /** The range was given: all of its columns are the table's, empty ones too. */
  isRange: boolean
  /** Columns before the first name of the header. */
  offset: number
}

export interface PlaceRequest {
  /** The first rows of the table's span. */
  rows: readonly ShapedRow[]
  /** The row of the grid the span begins with, and the one past its last. */
  from: number
  to: number
  setting?: Partial<TableSetting> | undefined
  /** Rows below the header are data, whatever they say. */
  keepsUnits?: boolean
  /** Rows say how many cells they have. */
  hasWidths: boolean
}

/** Where the table of these rows stands: as a person decided it, and else as it is found. */
export function placeTable({ rows, from, to, setting = {}, keepsUnits = false, hasWidths }: PlaceRequest): Placement {
  const range = setting.range === undefined ? null : parseTableRange(setting.range)
  const top = range === null ? 0 : Math.max(0, range.top - from)
  const inside = range === null ? rows : rows.slice(top).map(row => cut(row, range))
  const found = startIn(inside, range !== null)
  const start = decided(found, setting, from + top)
  const {
    headerRows,
    units,
    rows: unitsRows,
  } = withUnits(inside, start, keepsUnits || setting.headerRows !== undefined)
  const first = start.start + headerRows + unitsRows
  const header = inside.slice(start.start, start.start + headerRows)
  const offset = setting.headerOffset ?? (hasWidths && range === null ? unnamedFirst(header, inside.slice(first)) : 0)
  const names = Math.max(0, ...header.map(row => extent(row.cells) + offset))
  const width = range?.right === undefined || range.right === null ? widthOf(inside, first, names) : range.right + 1
  return {
    header: from + top + start.start,
    headerRows,
    units,
    first: from + top + first,
    end: range?.bottom === undefined || range.bottom === null ? to : Math.min(to, range.bottom + 1),
    left: range?.left ?? 0,
    width: Math.max(width, names),
    isRange: range !== null,
    offset,
  }
}

/** The header rows as they name the columns of the table. */
export function headerCells(
  rows: readonly GridRow[],
  { header, headerRows, offset, left }: Placement,
  from: number,
): GridRow[] {
  const blanks = Array.from({ length: offset }, () => null)
  return rows
    .slice(header - from, header - from + headerRows)
    .map(row => [...blanks, ...row].map((cell, column) => (column < left ? null : cell)))
}

/** Of a range the first row is the header, if any is. */
function startIn(rows: readonly ShapedRow[], isRange: boolean): TableStart {
  const found = findTable(rows)
  return isRange && found.start > 0 ? { ...found, start: 0, headerRows: 1 } : found
}

/** `begin`: the row of the grid that the rows begin with. */
function decided(found: TableStart, { headerRow, headerRows }: Partial<TableSetting>, begin: number): TableStart {
  if (headerRow === null) return { ...found, headerRows: 0 }
  if (headerRow !== undefined)
    return { ...found, start: Math.max(0, headerRow - 1 - begin), headerRows: headerRows ?? 1 }
  return headerRows === undefined || found.headerRows === 0 ? found : { ...found, headerRows }
}

/** Blank rows may stand between the names and their units; `rows` counts both. */
function withUnits(
  rows: readonly ShapedRow[],
  { start, headerRows }: TableStart,
  isDecided: boolean,
): { headerRows: number; units: (string | null)[] | null; rows: number } {
  const none = { headerRows, units: null, rows: 0 }
  if (isDecided || headerRows === 0) return none
  const last = unitsOf(rows[start + headerRows - 1]?.cells ?? [])
  if (headerRows > 1 && last !== null) return { headerRows: headerRows - 1, units: last, rows: 1 }
  const below = start + headerRows
  const at = below + rows.slice(below).findIndex(row => filledCount(row.cells) > 0)
  const next = unitsOf(rows[at]?.cells ?? [])
  const body = rows.slice(at + 1)
  const areUnits = next?.some((unit, column) => unit !== null && isMostlyTyped(body, column)) ?? false
  return areUnits ? { headerRows, units: next, rows: at + 1 - below } : none
}

/**
 * 1 where nearly every row has one cell more than the header has names, and that cell is the first: numbers in their
 * order, or texts that tell the rows apart, as R and others write them.
 */
function unnamedFirst(header: readonly ShapedRow[], below: readonly ShapedRow[]): number {
  const [names] = header
  const body = below.filter(row => filledCount(row.cells) > 1)
  if (names === undefined || header.length > 1 || body.length < 2) return 0
  const wider = body.filter(row => row.cells.length === names.cells.length + 1)
  if (wider.length < body.length * NEARLY_ALL || wider.every(row => isBlank(row.cells.at(-1)))) return 0
  if (isBlank(names.cells[0]) || TELLS_ROWS_APART.test(names.cells[0]?.trim() ?? '')) return 0
  const firsts = wider.map(row => row.cells[0]?.trim() ?? '')
  const isCounted = firsts.every((cell, i) => cell !== '' && Number(cell) === Number(firsts[0]) + i)
  const areNames = new Set(firsts).size === firsts.length && wider.every(row => !isTyped(row.shapes[0] ?? 'blank'))
  return isCounted || areNames ? 1 : 0
}

function cut({ cells, shapes }: ShapedRow, { left, right }: TableRange): ShapedRow {
  const end = right === null ? cells.length : right + 1
  const kept = cells.slice(0, end).map((cell, column) => (column < left ? null : cell))
  return { cells: kept, shapes: shapes.slice(0, end).map((shape, column) => (column < left ? 'blank' : shape)) }
}
