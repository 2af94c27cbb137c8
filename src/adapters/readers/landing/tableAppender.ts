import {
  BIGINT,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  VARCHAR,
} from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import { TextVector, VECTOR_ROWS } from './textVector.ts'

/** Rows of long texts are not kept until there are so many of them. */
const CHUNK_CHARACTERS = 1 << 23

/** Appends rows of `_row` and texts to a DuckDB table, in chunks. */
export class TableAppender {
  readonly #appender: DuckDBAppender
  readonly #chunk: DuckDBDataChunk
  readonly #rows = new BigInt64Array(VECTOR_ROWS)
  readonly #columns: (string | null)[][]
  readonly #texts = new TextVector()
  #count = 0
  #characters = 0

  private constructor(appender: DuckDBAppender, textColumns: number) {
    const types: DuckDBType[] = [BIGINT, ...Array.from({ length: textColumns }, () => VARCHAR)]
    this.#appender = appender
    this.#chunk = DuckDBDataChunk.create(types)
    this.#columns = Array.from({ length: textColumns }, () => [])
  }

  static async open(connection: DuckDBConnection, table: string, textColumns: number): Promise<TableAppender> {
    return new TableAppender(await connection.createAppender(table), textColumns)
  }

  /** Cells beyond the table's width are left out, missing ones are null; an empty text is null. */
  append(row: number, cells: readonly (string | null | undefined)[]): void {
    const columns = this.#columns
    this.#rows[this.#count++] = BigInt(row)
    for (let i = 0; i < columns.length; i++) {
      const cell = cells[i] || null
      columns[i]?.push(cell)
      if (cell !== null) this.#characters += cell.length
    }
    if (this.#count === VECTOR_ROWS || this.#characters > CHUNK_CHARACTERS) this.#flush()
  }

  close(): void {
    if (this.#count > 0) this.#flush()
    this.#appender.closeSync()
  }

  #flush(): void {
    const { chunk } = this.#chunk
    this.#chunk.reset()
    this.#chunk.rowCount = this.#count
    duckdb.copy_data_to_vector(duckdb.data_chunk_get_vector(chunk, 0), 0, this.#rows.buffer, 0, this.#count * 8)
    for (const [i, texts] of this.#columns.entries()) {
      this.#texts.write(duckdb.data_chunk_get_vector(chunk, i + 1), texts)
      texts.length = 0
    }
    this.#count = this.#characters = 0
    this.#appender.appendDataChunk(this.#chunk)
  }
}
