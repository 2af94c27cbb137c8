import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** An open transaction; queries are built with Drizzle. */
export type Transaction = PgDatabase<PgQueryResultHKT>

/** One workspace's rows, or all of them (sign-in, job pickup, back-ups). Row-level security holds the wall. */
export type Scope = { workspaceId: string } | 'system'

export interface Database {
  transaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T>
}
