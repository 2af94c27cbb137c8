import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

export interface LandingDatabase {
  connection: DuckDBConnection
  close(): void
}

const MEMORY_MEGABYTES = 256
/** Every column of a row in work takes vectors of its own: beyond so many, they take more than the limit. */
const MANY_COLUMNS = 200
const COLUMN_MEGABYTES = 0.25

/**
 * The reading's own DuckDB: in memory, which takes half the time of tables in a file, but for what is beyond its limit,
 * which goes below `workDir`; shut off from every file but `paths` and those below `outDir`.
 */
export async function openLanding(workDir: string, outDir: string, ...paths: string[]): Promise<LandingDatabase> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: `${MEMORY_MEGABYTES}MB`,
    temp_directory: join(workDir, 'spill'),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  })
  const connection = await instance.connect()
  await connection.run('SET parquet_metadata_cache = true')
  await connection.run(`SET allowed_directories = [${quoted(outDir)}, ${quoted(workDir)}]`)
  await connection.run(`SET allowed_paths = [${paths.map(quoted).join(', ')}]`)
  await connection.run('SET enable_external_access = false')
  return {
    connection,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Gives a table of very many columns the memory it needs, at the price of one thread. */
export async function makeRoomFor(connection: DuckDBConnection, columns: number): Promise<void> {
  if (columns <= MANY_COLUMNS) return
  await connection.run('SET threads = 1')
  await connection.run(`SET memory_limit = '${Math.ceil(MEMORY_MEGABYTES + columns * COLUMN_MEGABYTES)}MB'`)
}

/** A string as an SQL literal, for the few places that take no parameters. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
