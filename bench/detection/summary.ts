/** What a reader made of a column: its sum where it took it for numbers. */
export interface ColumnSummary {
  name: string
  missing: number
  sum: number | null
}

export interface TableSummary {
  rows: number
  columns: ColumnSummary[]
}

/** What a reader made of a file; `told`: it said that something is doubtful. A string is why it refused the file. */
export type Answer = { tables: TableSummary[]; told: boolean } | string

/** What is true of a column: any of the names will do; `sum` null: it is no numbers; what is not known is not asked. */
export interface TrueColumn {
  names: readonly string[]
  missing?: number | undefined
  sum?: number | null | undefined
}

export interface TrueTable {
  rows: number
  columns: readonly TrueColumn[]
}

/** Whether a reader found the tables of a file: names, rows, what is missing, what is numbers and what they sum to. */
export function isRecovered(truth: readonly TrueTable[], tables: readonly TableSummary[]): boolean {
  return tables.length === truth.length && truth.every((table, i) => isTable(table, tables[i]))
}

function isTable({ rows, columns }: TrueTable, found: TableSummary | undefined): boolean {
  if (found === undefined || found.rows !== rows || found.columns.length !== columns.length) return false
  return columns.every(({ names, missing, sum }, i) => {
    const column = found.columns[i]
    if (column === undefined || !names.includes(column.name)) return false
    if (missing !== undefined && column.missing !== missing) return false
    if (sum === undefined) return true
    if (sum === null || column.sum === null) return sum === column.sum
    return Math.abs(column.sum - sum) <= 1e-6 * Math.max(1, Math.abs(sum))
  })
}
