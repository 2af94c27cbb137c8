import type { DuckDBConnection } from '@duckdb/node-api'
import { DuckDBInstance } from '@duckdb/node-api'
import { boundValues } from '../adapters/engine/boundValues.ts'
import type { EngineSettings, RawTable, Reply, Request, Statement } from '../adapters/engine/protocol.ts'
import { scalarOf } from '../adapters/engine/scalar.ts'

/*
 * The engine process: runs SQL that the server has compiled, and nothing else. It is started with an empty
 * environment, reads one folder, has a memory limit, and ends when the server ends.
 */

const settings = JSON.parse(process.argv[2] ?? '') as EngineSettings
const connecting = connect()
let running: number | null = null
let isInterrupted = false

/** An interrupt between two statements, or before the first, is heard by none: it is said again until the run ends. */
const INTERRUPT_EVERY_MS = 20

process.on('disconnect', () => process.exit(0))
// A server in a terminal is stopped by Ctrl-C with all of its group; the server itself says when we end.
process.on('SIGINT', () => {})

process.on('message', (request: Request) => {
  if (request.kind === 'run') void answer(request)
  else if (request.id === running) void interrupt(request.id)
})

async function interrupt(id: number): Promise<void> {
  isInterrupted = true
  const connection = await connecting
  const again = setInterval(() => {
    if (running === id) connection.interrupt()
    else clearInterval(again)
  }, INTERRUPT_EVERY_MS)
}

async function connect(): Promise<DuckDBConnection> {
  const { memoryLimitMb, threads, folder, temporaryFolder } = settings
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryLimitMb}MB`,
    threads: String(threads),
    temp_directory: temporaryFolder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  })
  const connection = await instance.connect()
  if (folder !== null) {
    await connection.run(`SET allowed_directories = ['${folder.replaceAll("'", "''")}']`)
    await connection.run('SET enable_external_access = false')
  }
  await connection.run('SET lock_configuration = true')
  return connection
}

async function answer({ id, statements }: Request & { kind: 'run' }): Promise<void> {
  running = id
  isInterrupted = false
  const start = performance.now()
  try {
    const connection = await connecting
    const tables: RawTable[] = []
    for (const statement of statements) {
      if (isInterrupted) throw new Error('INTERRUPT before a statement')
      const table = await execute(connection, statement)
      if (table !== null) tables.push(table)
    }
    reply({ kind: 'done', id, tables, durationMs: performance.now() - start, residentBytes: process.memoryUsage.rss() })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    reply({ kind: 'failed', id, fault: faultOf(detail), detail })
  } finally {
    running = null
  }
}

async function execute(connection: DuckDBConnection, { sql, params, maxRows }: Statement): Promise<RawTable | null> {
  const result = await connection.stream(sql, boundValues(params))
  if (maxRows === undefined) {
    await result.fetchChunk()
    return null
  }
  const data: RawTable['data'] = result.columnNames().map(() => [])
  let rowCount = 0
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const taken = Math.min(chunk.rowCount, maxRows - rowCount)
    data.forEach((values, i) => {
      for (const value of chunk?.getColumnValues(i).slice(0, taken) ?? []) values.push(scalarOf(value))
    })
    rowCount += taken
    if (taken < chunk.rowCount) return { data, rowCount, truncated: true }
  }
  return { data, rowCount, truncated: false }
}

function faultOf(detail: string): (Reply & { kind: 'failed' })['fault'] {
  if (detail.startsWith('INTERRUPT')) return 'interrupted'
  if (/^Out of Range Error: Overflow/.test(detail)) return 'overflow'
  return /out of memory|bad allocation|max_temp_directory_size/i.test(detail) ? 'out_of_memory' : 'internal'
}

function reply(message: Reply): void {
  process.send?.(message)
}
