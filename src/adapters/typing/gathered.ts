import type { DuckDBConnection } from '@duckdb/node-api'
import { type Answers, type Listing, listed, type Question } from './answers.ts'
import { int, name, type Row, rowsOf } from './sql.ts'

/** In longer tables the scan costs more than the asking. */
const MOST_GATHERED_ROWS = 2000
/** Fewer columns are asked one by one as quickly. */
const LEAST_COLUMNS = 64
/** Cells that are gathered in one table. */
const MOST_CELLS = 200_000

interface Waiting {
  column: number
  resolve: (rows: Row[]) => void
  reject: (reason: unknown) => void
}

/** A question as it is put to all columns: those whose cells are `x` with their count `n` where `c` is `k.c`. */
interface Put {
  sql: string
  order: string | null
  waiting: Waiting[]
}

/**
 * Columns of one type of a short and wide table, their cells in one long table. What is asked of many of them at the same
 * time, in the same words, is one query: putting a question to the engine costs more than what is asked.
 */
export class Gathered {
  readonly #connection: DuckDBConnection
  readonly #table: string
  #puts = new Map<string, Put>()

  private constructor(connection: DuckDBConnection, table: string) {
    this.#connection = connection
    this.#table = table
  }

  /**
   * @param relation  SQL that names the table the columns are of
   * @param row       SQL of what rows are in order of
   */
  static async open(
    connection: DuckDBConnection,
    relation: string,
    { columns, table, row }: { columns: readonly string[]; table: string; row: string },
  ): Promise<Gathered> {
    const all = columns.map(name).join(', ')
    const cells = `SELECT ${row} AS _row, unnest(range(${columns.length})) AS c, unnest([${all}]) AS x FROM ${relation}`
    await connection.run(`CREATE OR REPLACE TEMP TABLE ${table} AS SELECT * FROM (${cells}) WHERE x IS NOT NULL`)
    return new Gathered(connection, table)
  }

  /** What can be asked of a column, by its place among those that were gathered. */
  of(column: number): Answers {
    return {
      row: async question => (await this.#ask(column, question, null))[0] ?? {},
      rows: (question, listing) => this.#ask(column, question, listing),
    }
  }

  async close(): Promise<void> {
    await this.#connection.run(`DROP TABLE ${this.#table}`)
  }

  #ask(column: number, question: Question, listing: Listing | null): Promise<Row[]> {
    const own = question(`(SELECT _row, x, 1 AS n FROM ${this.#table} AS g WHERE g.c = k.c)`)
    const order = listing === null ? null : (listing.order ?? '_row')
    const sql = order === null ? own : listed(own, { ...listing, order })
    return new Promise((resolve, reject) => {
      if (this.#puts.size === 0) setImmediate(() => void this.#answer())
      const put = this.#puts.get(sql) ?? { sql, order, waiting: [] }
      put.waiting.push({ column, resolve, reject })
      this.#puts.set(sql, put)
    })
  }

  async #answer(): Promise<void> {
    const puts = [...this.#puts.values()]
    this.#puts = new Map()
    for (const put of puts) {
      try {
        const answers = await this.#answersTo(put)
        for (const { column, resolve } of put.waiting) resolve(answers.get(column) ?? [])
      } catch (error) {
        for (const { reject } of put.waiting) reject(error)
      }
    }
  }

  async #answersTo({ sql, order, waiting }: Put): Promise<Map<number, Row[]>> {
    const columns = [...new Set(waiting.map(({ column }) => column))].join(', ')
    const rows = await rowsOf(
      this.#connection,
      `SELECT k.c AS _c, q.* FROM (SELECT unnest([${columns}]) AS c) k, LATERAL (${sql}) q
       ORDER BY _c${order === null ? '' : `, ${order}`}`,
    )
    const answers = new Map<number, Row[]>()
    for (const row of rows) {
      const column = int(row['_c'])
      const answer = answers.get(column)
      if (answer === undefined) answers.set(column, [row])
      else answer.push(row)
    }
    return answers
  }
}

/** The places of columns that are gathered together; none where each is asked by itself. */
export function gatherable(columns: number, rows: number): { from: number; to: number }[] {
  if (columns < LEAST_COLUMNS || rows > MOST_GATHERED_ROWS) return []
  const size = Math.max(LEAST_COLUMNS, Math.floor(MOST_CELLS / Math.max(1, rows)))
  return Array.from({ length: Math.ceil(columns / size) }, (_, i) => ({
    from: i * size,
    to: Math.min(columns, (i + 1) * size),
  }))
}
