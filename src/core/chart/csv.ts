import type { ColumnType, Scalar } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'

/** Spreadsheets take a text that starts so for a formula, and a formula can reach out (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/
const plainNumber = /^[+-]?\d+(\.\d+)?$/
const numeric = new Set<ColumnType>(['integer', 'decimal', 'double'])

/** So that spreadsheets read the text as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'

/** The head line of a table. */
export function csvHead({ columns }: ResultTable): string {
  return csvLine(columns.map(({ name }) => textCell(name)))
}

/** The rows of a table, each a line; numbers as they are, missing cells empty, texts that look like formulas disarmed. */
export function csvRows({ columns, data, rowCount }: ResultTable): string {
  const lines = Array.from({ length: rowCount }, (_, row) =>
    csvLine(columns.map(({ type }, column) => cell(data[column]?.[row] ?? null, type))),
  )
  return lines.join('')
}

function cell(value: Scalar, type: ColumnType): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  return numeric.has(type) && plainNumber.test(value) ? value : textCell(value)
}

function textCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const csvLine = (cells: readonly string[]) => `${cells.join(',')}\r\n`
