import type { DuckDBConnection } from '@duckdb/node-api'
import type { SkipReason } from '../../../contract/settings.ts'
import { extent, type GridRow } from '../../../core/grid/row.ts'
import { IngestFault } from '../fault.ts'
import { makeRoomFor, quoted } from './openLanding.ts'
import { counts, dropRelation } from './query.ts'
import { TableAppender } from './tableAppender.ts'

/** Tables of one landing: rows as text, rows left out, cells left out. */
export interface LandingTables {
  relation: string
  skipped: string
  rejected: string
}

const MOST_COLUMNS = 2000
/** So many of the last short rows are known, since what is no data stands among them. */
const MOST_SHORT = 10_000
/** So few rows are copied in a moment, and a view of a file is opened anew by every question. */
const FEW_ROWS = 20_000

/** Where the rows of one table land as text, and what is left out is kept. */
export class Landing {
  readonly connection: DuckDBConnection
  readonly tables: LandingTables
  readonly width: number
  /** Rows with fewer cells than the table has columns, as far as the file says how many a row has. */
  shortRows = 0
  rejectedCells = 0
  skippedRows = 0
  unreadableRows = 0
  loadedRows = 0
  /** Cells of the widest row, those at its end that are blank left aside. */
  widest = 0
  readonly #short = new Set<number>()
  /** SQL of rows that are not in the database, and what is no row of them. */
  #adopted: string | null = null
  readonly #removed: string[] = []
  #rows: TableAppender | null = null
  #skipped: TableAppender | null = null
  #rejected: TableAppender | null = null

  private constructor(connection: DuckDBConnection, tables: LandingTables, width: number) {
    this.connection = connection
    this.tables = tables
    this.width = width
  }

  /** @throws IngestFault too_many_columns */
  static async open(connection: DuckDBConnection, stem: string, width: number): Promise<Landing> {
    const tables = { relation: `${stem}_raw`, skipped: `${stem}_skipped`, rejected: `${stem}_rejected` }
    if (width > MOST_COLUMNS) throw new IngestFault('too_many_columns', { limit: MOST_COLUMNS })
    await makeRoomFor(connection, width)
    const columns = sourceColumns(width).map(name => `${name} VARCHAR`)
    await connection.run(`CREATE TABLE ${tables.relation} (${['_row BIGINT', ...columns].join(', ')})`)
    await connection.run(`CREATE TABLE ${tables.skipped} (_row BIGINT, reason VARCHAR, raw VARCHAR)`)
    await connection.run(
      `CREATE TABLE ${tables.rejected} (_row BIGINT, column_id VARCHAR, raw VARCHAR, reason VARCHAR)`,
    )
    const landing = new Landing(connection, tables, width)
    await landing.#openAppenders()
    return landing
  }

  /** A row of the table; what stands beyond its columns is kept apart. */
  append(row: number, cells: readonly (string | null)[]): void {
    this.#rows?.append(row, cells)
    this.loadedRows++
    if (cells.length <= this.width) return
    const end = extent(cells)
    this.widest = Math.max(this.widest, end)
    for (let i = this.width; i < end; i++) this.reject(row, i, cells[i] ?? null, 'beyond_header')
  }

  /** Row `row` has fewer cells than the table has columns. */
  countShort(row: number): void {
    this.shortRows++
    this.#short.add(row)
    if (this.#short.size > MOST_SHORT) this.#short.delete(this.#short.values().next().value ?? row)
  }

  /** The row is no data after all. */
  forgetShort(row: number): void {
    if (this.#short.delete(row)) this.shortRows--
  }

  /**
   * The rows are those of a Parquet file, in its order, the first being row `firstRow`: `relation` is a view of them when
   * they are many, since copying them into the database would cost more than all that is asked of them.
   */
  async adopt(path: string, firstRow: number): Promise<void> {
    const columns = sourceColumns(this.width).join(', ')
    const rows = `read_parquet(${quoted(path)}, file_row_number = true)`
    this.#adopted = `SELECT file_row_number + ${firstRow} AS _row, ${columns} FROM ${rows}`
    await this.connection.run(`DROP TABLE ${this.tables.relation}`)
    if (this.loadedRows > FEW_ROWS) return await this.#view()
    await this.connection.run(`CREATE TABLE ${this.tables.relation} AS ${this.#adopted}`)
    this.#adopted = null
  }

  /** Rows that meet the condition are none of the table after all: they leave it, and so do cells set apart from them. */
  async remove(condition: string): Promise<void> {
    const { connection, tables } = this
    if (this.rejectedCells > 0) {
      const gone = `SELECT _row FROM ${tables.relation} WHERE ${condition}`
      await connection.run(`DELETE FROM ${tables.rejected} WHERE _row IN (${gone})`)
      this.rejectedCells = (await counts(connection, `SELECT count(*) FROM ${tables.rejected}`))[0] ?? 0
    }
    if (this.#adopted === null) await connection.run(`DELETE FROM ${tables.relation} WHERE ${condition}`)
    else {
      this.#removed.push(condition)
      await this.#view()
    }
  }

  async #view(): Promise<void> {
    const kept = this.#removed.map(condition => `(${condition}) IS NOT TRUE`).join(' AND ')
    const rows = `SELECT * FROM (${this.#adopted})${kept === '' ? '' : ` WHERE ${kept}`}`
    await this.connection.run(`CREATE OR REPLACE VIEW ${this.tables.relation} AS ${rows}`)
  }

  skip(row: number, reason: SkipReason, cells: GridRow): void {
    this.skippedRows++
    if (reason === 'unreadable') this.unreadableRows++
    this.#skipped?.append(row, [reason, JSON.stringify(cells.map(cell => cell || null))])
  }

  /** `column` is the 0-based place in the row; blank cells are not worth keeping. */
  reject(row: number, column: number, raw: string | null, reason: string): void {
    if (raw === null || raw.trim() === '') return
    this.rejectedCells++
    this.#rejected?.append(row, [sourceColumn(column), raw, reason])
  }

  /** Makes all that came visible to queries; nothing may come afterwards. */
  close(): void {
    for (const appender of [this.#rows, this.#skipped, this.#rejected]) appender?.close()
    this.#rows = this.#skipped = this.#rejected = null
  }

  /** Nothing landed after all; the names are free again. */
  async drop(): Promise<void> {
    this.close()
    for (const name of Object.values(this.tables)) await dropRelation(this.connection, name)
  }

  async #openAppenders(): Promise<void> {
    const { connection, tables, width } = this
    this.#rows = await TableAppender.open(connection, tables.relation, width)
    this.#skipped = await TableAppender.open(connection, tables.skipped, 2)
    this.#rejected = await TableAppender.open(connection, tables.rejected, 3)
  }
}

export function sourceColumn(position: number): string {
  return `v${position + 1}`
}

/** The 0-based place in the row of a source column. */
export function positionOf(source: string): number {
  return Number(source.slice(1)) - 1
}

export function sourceColumns(width: number): string[] {
  return Array.from({ length: width }, (_, i) => sourceColumn(i))
}
