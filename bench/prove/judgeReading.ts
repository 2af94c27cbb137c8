import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { IngestFault } from '../../src/adapters/readers/fault.ts'
import type { Parts, Reading, TableReading } from '../../src/contract/reading.ts'
import { ingestFaultWords, sayFault } from '../../src/core/grid/faults.ts'
import { imbalances } from './datasetTruth.ts'

/** What is wrong with how a reading failed: it has a name of ours and a whole sentence, and leaves nothing behind. */
export function judgeFault(error: unknown, outDir: string): string[] {
  if (!(error instanceof IngestFault))
    return [`unnamed: ${error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error)}`]
  const left = readdirSync(outDir)
  return [
    ...(error.code in ingestFaultWords ? [] : [`a fault without words: ${error.code}`]),
    ...(isHalf(error) ? [`half a sentence: ${sayFault(error.code, error.detail)}`] : []),
    ...(left.length === 0 ? [] : [`${error.code} left ${left.join(', ')}`]),
  ]
}

/** Whether the sentence asks for something the fault does not say. */
function isHalf({ code, detail }: IngestFault): boolean {
  const template: string = code in ingestFaultWords ? ingestFaultWords[code as keyof typeof ingestFaultWords] : ''
  return [...template.matchAll(/\{(\w+)\}/g)].some(([, key = '']) => (detail[key] ?? null) === null)
}

/** What does not agree within a reading, or between it and the files it left. */
export async function judgeReading(
  connection: DuckDBConnection,
  { tables, file }: Reading,
  given: { outDir: string; bytes: Buffer },
): Promise<string[]> {
  const faults: string[] = file.bytes === given.bytes.length ? [] : [`${file.bytes} bytes of ${given.bytes.length}`]
  const told = new Set(tables.flatMap(({ parts }) => [parts.data, parts.rejects, parts.skipped]))
  for (const name of readdirSync(given.outDir)) if (!told.has(name)) faults.push(`left behind: ${name}`)
  for (const table of tables) faults.push(...(await judgeTable(connection, table, given)))
  return faults
}

async function judgeTable(
  connection: DuckDBConnection,
  table: TableReading,
  { outDir, bytes }: { outDir: string; bytes: Buffer },
): Promise<string[]> {
  const { rowCount, columns, receipt, parts } = table
  const { conservation, cells } = receipt
  const skipped = conservation.skipped.reduce((sum, { count }) => sum + count, 0)
  const rejected = columns.reduce((sum, column) => sum + column.rejected, 0)
  // Cells beyond the last column belong to none: they are read and rejected.
  const surplus = cells.rejected - rejected
  const found = await countParts(connection, parts, outDir)
  const agree: [what: string, one: number, other: number][] = [
    ['rows loaded, rows of the table', conservation.loaded, rowCount],
    ['cells read without surplus, rows x columns', cells.read - surplus, rowCount * columns.length],
    ['rows of the table, rows of the part', rowCount, found.rows],
    ['rows of the part, distinct _row', found.rows, found.distinctRows],
    ['cells rejected, rows of the rejects', cells.rejected, found.rejects],
    ['rows skipped, rows of the skipped', skipped, found.skipped],
    ['columns, columns of the part', columns.length + 1, found.columns],
    ['names, distinct names', columns.length, new Set(columns.map(column => column.name)).size],
  ]
  return [
    ...imbalances(receipt),
    ...agree.flatMap(([what, one, other]) => (one === other ? [] : [`${what}: ${one}, ${other}`])),
    ...columns.flatMap(({ name, profile }) =>
      profile.rows === rowCount && profile.nulls <= rowCount ? [] : [`profile of ${name}: ${profile.rows} rows`],
    ),
    // Every record takes at least its line's end, so there are no more than bytes and one.
    ...(conservation.read <= bytes.length + 1 ? [] : [`${conservation.read} rows read of ${bytes.length} bytes`]),
  ]
}

async function countParts(connection: DuckDBConnection, parts: Parts, outDir: string) {
  const from = (name: string) => `read_parquet('${join(outDir, name)}')`
  const count = async (name: string | null, what = 'count(*)') => {
    if (name === null) return 0
    if (!existsSync(join(outDir, name))) return Number.NaN
    const rows = await connection.runAndReadAll(`select ${what} from ${from(name)}`)
    return Number(rows.getRows()[0]?.[0])
  }
  const described = await connection.runAndReadAll(`describe select * from ${from(parts.data)}`)
  return {
    rows: await count(parts.data),
    distinctRows: await count(parts.data, 'count(distinct _row)'),
    columns: described.currentRowCount,
    rejects: await count(parts.rejects),
    skipped: await count(parts.skipped),
  }
}
