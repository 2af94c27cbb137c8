import type { DuckDBConnection } from '@duckdb/node-api'
import { dropRelation } from '../landing/query.ts'

/** Drops whatever a file has landed, so that the next one finds the place empty. */
export async function dropEverything(connection: DuckDBConnection): Promise<void> {
  const answer = await connection.runAndReadAll(
    'SELECT view_name FROM duckdb_views() WHERE NOT internal UNION ALL SELECT table_name FROM duckdb_tables() WHERE NOT internal',
  )
  for (const [name] of answer.getRows()) await dropRelation(connection, String(name))
}
