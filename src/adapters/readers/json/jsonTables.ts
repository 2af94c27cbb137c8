import type { DuckDBConnection } from '@duckdb/node-api'
import { Landing, sourceColumn } from '../landing/landing.ts'
import { TableAppender } from '../landing/tableAppender.ts'
import type { Writers } from './frames.ts'
import type { ScalarKind } from './jsonEvents.ts'
import type { PlannedTable } from './plan.ts'
import type { RowWriter } from './row.ts'

/** The tables of a JSON text while their rows come. */
export class JsonTables implements Writers {
  /** Number of the row that begins at the top, where lines give it; else rows are counted. */
  line: number | null = null
  rows = 0
  readonly #connection: DuckDBConnection
  readonly #landings = new Map<PlannedTable, Landing>()
  readonly #writers = new Map<PlannedTable, RowWriter>()
  readonly #columns = new Map<PlannedTable, TableAppender[]>()
  readonly #lengths = new Map<PlannedTable, number[]>()

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection
  }

  static async open(connection: DuckDBConnection, tables: readonly PlannedTable[]): Promise<JsonTables> {
    const made = new JsonTables(connection)
    for (const [i, table] of tables.entries()) {
      const landing = await Landing.open(connection, `j${i}`, table.columns.length)
      made.#landings.set(table, landing)
      made.#writers.set(table, made.#writer(table, landing))
      if (table.isColumnar) await made.#openColumns(table, landing)
    }
    return made
  }

  landing(table: PlannedTable): Landing {
    const landing = this.#landings.get(table)
    if (landing === undefined) throw new Error(`table ${table.path} was not opened`)
    return landing
  }

  /** A table that holds nothing takes no rows. */
  of(table: PlannedTable): RowWriter {
    return this.#writers.get(table) ?? NOWHERE
  }

  appendTo(table: PlannedTable, column: number, text: string, kind: ScalarKind): void {
    const lengths = this.#lengths.get(table) ?? []
    const row = (lengths[column] ?? 0) + 1
    lengths[column] = row
    const isInfinite = kind === 'number' && text.endsWith('Infinity')
    if (isInfinite) this.landing(table).reject(row, column, text, 'not_finite')
    this.#columns.get(table)?.[column]?.append(row, [kind === 'null' || isInfinite ? null : text])
    this.rows++
  }

  /** Puts the columns of columnar tables beside one another. */
  async close(): Promise<void> {
    for (const [table, appenders] of this.#columns) {
      for (const appender of appenders) appender.close()
      await this.#joinColumns(table)
    }
    for (const landing of this.#landings.values()) landing.close()
  }

  #writer(table: PlannedTable, landing: Landing): RowWriter {
    let count = 0
    let isHeader = table.header !== null
    const isTop = table.path === '' && !table.isColumnar
    const tables = this
    return {
      next: () => {
        count++
        return isTop && tables.line !== null ? tables.line : count
      },
      append(row, cells) {
        tables.rows++
        if (isHeader) {
          isHeader = false
          return
        }
        if (table.isMatrix && cells.length < landing.width) landing.countShort(row)
        // Cells that were not there are as empty as those that say null.
        landing.append(row, cells as readonly (string | null)[])
      },
      reject: (row, column, raw, reason) => landing.reject(row, column, raw, reason),
    }
  }

  async #openColumns(table: PlannedTable, landing: Landing): Promise<void> {
    const appenders: TableAppender[] = []
    for (const i of table.columns.keys()) {
      const name = `${landing.tables.relation}_${i}`
      await this.#connection.run(`CREATE TABLE ${name} (_row BIGINT, v VARCHAR)`)
      appenders.push(await TableAppender.open(this.#connection, name, 1))
    }
    this.#columns.set(table, appenders)
    this.#lengths.set(
      table,
      table.columns.map(() => 0),
    )
  }

  async #joinColumns(table: PlannedTable): Promise<void> {
    const landing = this.landing(table)
    const { relation } = landing.tables
    landing.close()
    const names = table.columns.map((_, i) => `${relation}_${i}`)
    const row = `coalesce(${names.map(name => `${name}._row`).join(', ')})`
    const values = names.map((name, i) => `${name}.v AS ${sourceColumn(i)}`).join(', ')
    await this.#connection.run(
      `INSERT INTO ${relation} SELECT ${row}, ${values} FROM ${names.join(' POSITIONAL JOIN ')}`,
    )
    for (const name of names) await this.#connection.run(`DROP TABLE ${name}`)
    landing.loadedRows = Math.max(0, ...(this.#lengths.get(table) ?? []))
  }
}

const NOWHERE: RowWriter = { next: () => 1, append: () => {}, reject: () => {} }
