import {
  BIGINT,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  VARCHAR,
} from '@duckdb/node-api'

const CHUNK_ROWS = 2048
/** Rows of long texts are not kept until there are so many of them. */
const CHUNK_CHARACTERS = 1 << 23

/** Appends rows of `_row` and texts to a DuckDB table, in chunks. */
export class TableAppender {
  readonly #appender: DuckDBAppender
  readonly #types: readonly DuckDBType[]
  readonly #rows: bigint[] = []
  readonly #columns: (string | null)[][]
  #characters = 0

  private constructor(appender: DuckDBAppender, textColumns: number) {
    this.#appender = appender
    this.#types = [BIGINT, ...Array.from({ length: textColumns }, () => VARCHAR)]
    this.#columns = Array.from({ length: textColumns }, () => [])
  }

  static async open(connection: DuckDBConnection, table: string, textColumns: number): Promise<TableAppender> {
    return new TableAppender(await connection.createAppender(table), textColumns)
  }

  /** Cells beyond the table's width are left out, missing ones are null; an empty text is null. */
  append(row: number, cells: readonly (string | null | undefined)[]): void {
    this.#rows.push(BigInt(row))
    for (let i = 0; i < this.#columns.length; i++) {
      const cell = cells[i] || null
      this.#columns[i]?.push(cell)
      if (cell !== null) this.#characters += cell.length
    }
    if (this.#rows.length === CHUNK_ROWS || this.#characters > CHUNK_CHARACTERS) this.#flush()
  }

  close(): void {
    if (this.#rows.length > 0) this.#flush()
    this.#appender.closeSync()
  }

  #flush(): void {
    const chunk = DuckDBDataChunk.create(this.#types, this.#rows.length)
    chunk.setColumnValues(0, this.#rows)
    for (const [i, values] of this.#columns.entries()) {
      chunk.setColumnValues(i + 1, values)
      values.length = 0
    }
    this.#rows.length = this.#characters = 0
    this.#appender.appendDataChunk(chunk)
  }
}
