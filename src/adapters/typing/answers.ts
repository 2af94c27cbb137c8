import type { DuckDBConnection } from '@duckdb/node-api'
import { type Row, rowOf, rowsOf } from './sql.ts'

/** SQL of a question, made of SQL of what is asked. */
export type Question = (from: string) => string

/** In which order an answer comes, by names of its columns; as the rows stand unless said. */
export interface Listing {
  order?: string
  limit?: number
}

/** What can be asked of some values. */
export interface Answers {
  /** To a question whose answer is one row. */
  row(question: Question): Promise<Row>
  rows(question: Question, listing: Listing): Promise<Row[]>
}

/** Questions are asked one by one of what `from`, a piece of SQL, names. */
export function answersFrom(connection: DuckDBConnection, from: string): Answers {
  return {
    row: question => rowOf(connection, question(from)),
    rows: (question, listing) => rowsOf(connection, listed(question(from), listing)),
  }
}

/** The same questions, asked of a part of the values. */
export function among(all: Answers, part: Question): Answers {
  return {
    row: question => all.row(from => question(part(from))),
    rows: (question, listing) => all.rows(from => question(part(from)), listing),
  }
}

/** SQL of a question whose answer comes in order. */
export function listed(sql: string, { order, limit }: Listing): string {
  return `${sql}${order === undefined ? '' : ` ORDER BY ${order}`}${limit === undefined ? '' : ` LIMIT ${limit}`}`
}
