import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { RawTable } from '../../src/adapters/readers/raw.ts'
import { type Row, rowsOf, text } from '../../src/adapters/typing/sql.ts'
import { type TypingOptions, typeTable } from '../../src/adapters/typing/typeTable.ts'
import type { Column } from '../../src/contract/column.ts'
import type { TableReading } from '../../src/contract/reading.ts'
import type { ColumnChange } from '../../src/core/column/repairLine.ts'
import { buildRawTable, type RawTableInput } from './rawTable.ts'

export interface TypedTable {
  raw: RawTable
  reading: TableReading
  /** Rows of the written data, by `_row`. */
  data: Row[]
  parquet: (part: string | null) => Promise<Row[]>
}

export interface OneColumn {
  column: Column
  /** Its values, as text. */
  values: unknown[]
  /** Codes of the receipt's lines. */
  codes: string[]
  rejects: Row[]
  reading: TableReading
}

type Options = Partial<Omit<TypingOptions, 'outDir' | 'stem'>>

/** Types tables into a folder that lives as long as the tests of the file. */
export function typingInFolder() {
  let folder = ''
  let files = 0
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'typing-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function typed(input: RawTableInput | RawTable, options: Options = {}): Promise<TypedTable> {
    const raw = 'connection' in input ? input : await buildRawTable(input)
    const reading = await typeTable(raw, { outDir: folder, stem: `t${files++}`, ...options })
    const pathOf = (part: string | null) => text(join(folder, part ?? ''))
    const parquet = (part: string | null) =>
      part === null
        ? Promise.resolve([])
        : rowsOf(raw.connection, `SELECT * FROM read_parquet(${pathOf(part)}) ORDER BY _row`)
    return { raw, reading, data: await parquet(reading.parts.data), parquet }
  }

  /** One column with the given cells, read as a person wishes. */
  async function column(
    name: string,
    cells: readonly (string | null)[],
    { wish, ...extra }: Partial<RawTableInput> & { wish?: ColumnChange } = {},
  ): Promise<OneColumn> {
    const setting = wish && { sheet: null, index: 0, columns: [{ column: 'c1', ...wish }] }
    const table = await typed({ columns: [name], rows: cells.map(cell => [cell]), ...extra }, { setting })
    const { reading, data, parquet } = table
    const rejects = await parquet(reading.parts.rejects)
    const [first] = reading.columns
    if (first === undefined) throw new Error('a table without columns')
    return { column: first, values: data.map(row => row['c1']), codes: codesOf(reading), rejects, reading }
  }

  return { typed, column, folder: () => folder }
}

export function codesOf(reading: TableReading): string[] {
  return reading.receipt.repairs.map(({ message }) => message.code)
}

/** The cells again and again. */
export function many(cells: readonly string[], times: number): string[] {
  return Array.from({ length: times }, () => cells).flat()
}
