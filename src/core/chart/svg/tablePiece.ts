import type { ColumnType } from '../../../contract/column.ts'
import { say } from '../../words/say.ts'
import { labelOf } from '../echarts/frame.ts'
import { fitted } from '../echarts/textWidth.ts'
import { pivotCell, spansOf } from '../pivotLayout.ts'
import { element, textElement } from './element.ts'
import { type Figure, nothing, type Piece } from './figure.ts'
import { fitColumns, padding } from './fitColumns.ts'

const row = 24
const numeric = new Set<ColumnType>(['integer', 'decimal', 'double'])

/** A table as it is written: cells of text, numbers to the right. */
interface Sheet {
  heads: string[]
  isNumeric: boolean[]
  rows: string[][]
  /** How many of the last rows are totals. */
  totals: number
}

/** The table behind a chart, as many rows as fit; how many more there are is said below. */
export function tablePiece(figure: Figure): Piece {
  return sheetPiece(figure, sheetOfTable(figure))
}

/** A pivot table, its levels beside each other. */
export function pivotPiece(figure: Figure): Piece {
  const sheet = sheetOfPivot(figure)
  return sheet ? sheetPiece(figure, sheet) : nothing
}

function sheetOfTable({ model, writer }: Figure): Sheet {
  const { table, formats } = model
  const write = (column: number, i: number) => {
    const value = table.data[column]?.[i] ?? null
    const format = formats[column]
    if (value === null || !format) return labelOf(writer, value, null)
    return writer.value(value, format, 'cell')
  }
  return {
    heads: table.columns.map(({ name }) => name),
    isNumeric: table.columns.map(({ type }) => numeric.has(type)),
    rows: Array.from({ length: table.rowCount }, (_, i) => table.columns.map((_, column) => write(column, i))),
    totals: 0,
  }
}

function sheetOfPivot({ model, writer }: Figure): Sheet | null {
  const { pivot } = model
  if (!pivot) return null
  const total = say({ code: 'drawn.total', params: {} }, writer.locale)
  const key = (name: string | undefined, value: Parameters<typeof labelOf>[1]) => {
    const format = model.formats[model.table.columns.findIndex(column => column.name === name)]
    return value !== null && value !== undefined && format
      ? writer.value(value, format, 'cell')
      : labelOf(writer, value, null)
  }
  const columns = pivot.columns.length > 0 ? pivot.columns.map((_, i) => i) : [0]
  const across = [...columns, ...(pivot.rowTotals && pivot.columns.length > 0 ? [null] : [])]
  const headOf = (column: number | null, measure: string) => {
    const keys = column === null ? [total] : (pivot.columns[column] ?? []).map((v, i) => key(pivot.columnNames[i], v))
    return [...keys, ...(pivot.measures.length > 1 || keys.length === 0 ? [measure] : [])].join(' · ')
  }
  const figures = (line: number | null) =>
    across.flatMap(column =>
      pivot.measures.map(({ format }, measure) =>
        writer.value(pivotCell(pivot, { row: line, column, measure }), format, 'cell'),
      ),
    )
  const heads = across.flatMap(column => pivot.measures.map(({ name }) => headOf(column, name)))
  const starts = pivot.rowNames.map((_, level) => new Set(spansOf(pivot.rows, level).map(({ start }) => start)))
  const rows = pivot.rows.map((keys, i) => [
    ...keys.map((value, level) => (starts[level]?.has(i) ? key(pivot.rowNames[level], value) : '')),
    ...figures(i),
  ])
  const totals = pivot.columnTotals ? [[total, ...pivot.rowNames.slice(1).map(() => ''), ...figures(null)]] : []
  return {
    heads: [...pivot.rowNames, ...heads],
    isNumeric: [...pivot.rowNames.map(() => false), ...heads.map(() => true)],
    rows: [...rows, ...totals],
    totals: totals.length,
  }
}

function sheetPiece({ palette, width, height, writer }: Figure, sheet: Sheet): Piece {
  const { totals } = sheet
  const fits = Math.max(1, Math.floor(height / row) - 1)
  const widths = fitColumns(sheet, width)
  const isCut = sheet.rows.length > fits || widths.length < sheet.heads.length
  const room = isCut ? Math.max(1, fits - 1) : fits
  const isShort = sheet.rows.length > room
  const shown = isShort
    ? [...sheet.rows.slice(0, room - totals), ...sheet.rows.slice(sheet.rows.length - totals)]
    : sheet.rows
  const edges = widths.map((_, i) => widths.slice(0, i).reduce((sum, w) => sum + w, 0))
  const line = (cells: readonly string[], y: number, head: boolean, isTotal: boolean) =>
    widths.map((wide, i) => {
      const left = edges[i] ?? 0
      const isNumber = sheet.isNumeric[i] === true
      return textElement(fitted(cells[i] ?? '', wide - padding), {
        x: isNumber ? left + wide - padding / 2 : left + padding / 2,
        y: y + 16,
        fill: head ? palette.muted : palette.text,
        ...((head || isTotal) && { weight: 600 }),
        ...(isNumber && { anchor: 'end' as const }),
      })
    })
  const rule = (y: number) => element('path', { d: `M0 ${y}H${width}`, stroke: palette.gridline, 'stroke-width': 1 })
  const body = shown.flatMap((cells, i) => [
    ...line(cells, (i + 1) * row, false, i >= shown.length - totals),
    rule((i + 2) * row - 0.5),
  ])
  const left = leftOut(writer, { rows: sheet.rows.length - shown.length, columns: sheet.heads.length - widths.length })
  const told = { x: padding / 2, y: (shown.length + 1) * row + 16, fill: palette.muted }
  const rest = left === '' ? [] : [textElement(fitted(left, width), told)]
  return {
    markup: [...line(sheet.heads, 0, true, false), rule(row - 0.5), ...body, ...rest].join(''),
    height: (shown.length + 1 + rest.length) * row,
  }
}

/** How much of a table did not find room. */
function leftOut(writer: Figure['writer'], { rows, columns }: { rows: number; columns: number }): string {
  const said = [
    ...(rows > 0 ? [say({ code: 'drawn.moreRows', params: { rows } }, writer.locale)] : []),
    ...(columns > 0 ? [say({ code: 'drawn.moreColumns', params: { columns } }, writer.locale)] : []),
  ]
  return said.join(' ')
}
