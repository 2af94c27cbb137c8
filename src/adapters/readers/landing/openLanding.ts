import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

export interface LandingDatabase {
  connection: DuckDBConnection
  close(): void
}

const MEMORY_LIMIT = '256MB'

/**
 * The reading's own DuckDB: on disk below `workDir`, so that a large file needs no large memory, and shut off from every
 * file but `path` and those below `outDir`.
 */
export async function openLanding(workDir: string, outDir: string, path: string): Promise<LandingDatabase> {
  const instance = await DuckDBInstance.create(join(workDir, 'landing.duckdb'), {
    threads: '2',
    memory_limit: MEMORY_LIMIT,
    temp_directory: join(workDir, 'spill'),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  })
  const connection = await instance.connect()
  await connection.run(`SET allowed_directories = [${quoted(outDir)}, ${quoted(workDir)}]`)
  await connection.run(`SET allowed_paths = [${quoted(path)}]`)
  await connection.run('SET enable_external_access = false')
  return {
    connection,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A string as an SQL literal, for the few places that take no parameters. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
