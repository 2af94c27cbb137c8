import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Reading, TableReading } from '../../../src/contract/reading.ts'
import type { ExpectedColumn, ExpectedTable } from './dirtyFile.ts'
import { places, sumOf } from './footer.ts'
import { TYPES } from './table.ts'

/** What of a file was read differently from what it is; `isTold`: the reading itself says that something is doubtful, rightly or not. */
export interface Verdict {
  faults: string[]
  isTold: boolean
}

/** The reading held against the truth; its cells are read from the Parquet parts, by nothing of the project. */
export async function judge(
  connection: DuckDBConnection,
  reading: Reading,
  { expected, outDir }: { expected: readonly ExpectedTable[]; outDir: string },
): Promise<Verdict> {
  const faults: string[] = []
  if (reading.tables.length !== expected.length) faults.push(`${reading.tables.length} tables of ${expected.length}`)
  for (const [i, truth] of expected.entries()) {
    const table = reading.tables[i]
    if (table) faults.push(...(await judgeTable(connection, { table, truth, outDir })))
  }
  return { faults, isTold: reading.warnings.length + reading.tables.filter(isDoubtful).length > 0 }
}

/** A line of the receipt that asks the person, or says that something did not fit. */
function isDoubtful({ receipt }: TableReading): boolean {
  const { repairs, totals, cells } = receipt
  if (totals.disagreements.length > 0 || cells.rejected > 0) return true
  return repairs.some(
    ({ message, choices }) =>
      choices?.some(({ isLikely }) => isLikely) || /ambiguous|mixed|short_rows/.test(message.code),
  )
}

interface Judged {
  table: TableReading
  truth: ExpectedTable
  outDir: string
}

async function judgeTable(connection: DuckDBConnection, { table, truth, outDir }: Judged): Promise<string[]> {
  const { columns, rowCount, receipt, parts } = table
  const names = columns.map(({ name }) => name)
  if (
    columns.length !== truth.columns.length ||
    !truth.columns.every(({ names: any }, i) => any.includes(names[i] ?? ''))
  )
    return [`names: ${JSON.stringify(names)} of ${JSON.stringify(truth.columns.map(column => column.names[0]))}`]
  const faults = rowCount === truth.rows ? [] : [`${rowCount} rows of ${truth.rows}`]
  const path = join(outDir, parts.data).replaceAll("'", "''")
  const selected = columns.map(({ id }) => `CAST("${id}" AS VARCHAR)`).join(', ')
  const answer = await connection.runAndReadAll(`SELECT ${selected} FROM read_parquet('${path}') ORDER BY _row`)
  const cells = answer.getColumns()
  for (const [i, column] of truth.columns.entries()) {
    const type = columns[i]?.type ?? ''
    if (type !== TYPES[column.meaning]) faults.push(`${column.name}: ${type} instead of ${TYPES[column.meaning]}`)
    else faults.push(...judgeColumn(column, cells[i] ?? [], Number(columns[i]?.profile.sum ?? Number.NaN)))
  }
  const { checked, agreed } = receipt.totals
  if (agreed < checked || checked < truth.statedColumns)
    faults.push(`totals: ${agreed} of ${checked} agree, ${truth.statedColumns} are stated`)
  return faults
}

function judgeColumn({ name, meaning, values }: ExpectedColumn, cells: readonly unknown[], sum: number): string[] {
  const isNumber = ['integer', 'decimal'].includes(TYPES[meaning])
  const read = cells.map(cell => (cell === null ? null : isNumber ? canonical(String(cell)) : String(cell)))
  const meant = values.map(value => (value === null || !isNumber ? value : canonical(value)))
  const wrong = meant.findIndex((value, row) => value !== read[row])
  if (wrong >= 0)
    return [`${name}[${wrong}]: ${JSON.stringify(read[wrong])} instead of ${JSON.stringify(meant[wrong])}`]
  if (!isNumber) return []
  const exact = Number(sumOf(values, places(meaning)))
  const isExact = Math.abs(sum - exact) <= 1e-9 * Math.max(1, Math.abs(exact))
  return isExact ? [] : [`sum of ${name}: ${sum} instead of ${exact}`]
}

/** A decimal without zeros that say nothing. */
function canonical(value: string): string {
  const short = value.includes('.') ? value.replace(/\.?0+$/, '') : value
  return short === '-0' ? '0' : short
}
