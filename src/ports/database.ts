import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'

/** An open transaction; queries are built with Drizzle. Raw SQL answers `{ rows, rowCount }`. */
export type Transaction = PgDatabase<NodePgQueryResultHKT>

/**
 * One workspace's rows, or all of them (sign-in, job pickup, back-ups). Row-level security holds the wall; the database
 * itself refuses to change anything where `isReadOnly`.
 */
export type Scope = { workspaceId: string; isReadOnly?: boolean } | 'system'

export interface Database {
  /** `work` may run again when the database asks for it (deadlock): inside it only the database is touched. */
  transaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T>
}
