import type { ClientConfig } from 'pg'

/** The database name inside the embedded cluster. */
export const DATABASE = 'datainsight'
/** The role the product runs as: row-level security holds against it. */
export const APP_ROLE = 'datainsight_app'

/** How to reach the database: as who may change tables, and as who the product runs. */
export interface DatabaseTarget {
  owner: ClientConfig
  runtime: ClientConfig
}

/** A PostgreSQL server of the operator's own: one user for both. */
export function urlTarget(url: string): DatabaseTarget {
  const config = { connectionString: url }
  return { owner: config, runtime: config }
}
