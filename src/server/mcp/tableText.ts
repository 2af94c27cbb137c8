import type { Scalar } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'

/** A table row by row, as agents read it best. */
export interface RowTable {
  columns: { name: string; type: string }[]
  rows: Scalar[][]
  rowCount: number
  /** There were more rows than are here. */
  truncated: boolean
}

/** The first rows of a table. */
export function rowTable({ columns, data, rowCount, truncated }: ResultTable, mostRows: number): RowTable {
  const shown = Math.min(rowCount, mostRows)
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: Array.from({ length: shown }, (_, row) => data.map(column => column[row] ?? null)),
    rowCount: shown,
    truncated: truncated || rowCount > shown,
  }
}

/** The same as text: a line a row, tabs between cells, nothing where a cell is missing. */
export function linesOf({ columns, rows, truncated }: RowTable): string {
  const lines = [columns.map(({ name }) => cell(name)), ...rows.map(row => row.map(cell))].map(cells =>
    cells.join('\t'),
  )
  return [...lines, ...(truncated ? ['(there are more rows)'] : [])].join('\n')
}

const cell = (value: Scalar) => (value === null ? '' : String(value).replace(/[\t\r\n]+/g, ' '))
