import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Column } from '../../contract/column.ts'
import type { ReadingProgress } from '../../contract/reading.ts'
import { type Compiled, compile } from '../../core/relation/dialects/duckdb.ts'
import type { PreparedTable } from '../../ports/preparer.ts'
import { boundValues } from '../engine/boundValues.ts'
import { IngestFault } from '../readers/fault.ts'
import type { PreparationRequest } from '../readers/ingestMessages.ts'
import { openLanding } from '../readers/landing/openLanding.ts'
import { systemFault } from '../readers/systemFault.ts'
import { characterise } from '../typing/characterise.ts'
import { type ColumnProfile, profileTable } from '../typing/profile.ts'
import { mainDate } from '../typing/sortColumn.ts'
import { int, name, rowOf, rowsOf, text } from '../typing/sql.ts'
import { copyParquet } from '../typing/writeParts.ts'
import { type StoredColumn, storedColumns } from './storedColumns.ts'

type OnProgress = (progress: ReadingProgress) => void

/** Joins, windows and sorts hold more than reading does; what is beyond it goes to disk. */
const MEMORY_MEGABYTES = 768
const BEAT_MS = 500
const RESULT = 'prepared'
const SAMPLE = { cells: 2000, texts: 500 }

/**
 * Computes a relation and writes it as the data of a table, in this process.
 * @throws IngestFault invalid_relation, disk_full, memory_exceeded
 */
export async function prepare(request: PreparationRequest, onProgress: OnProgress): Promise<PreparedTable> {
  const { outDir, stem, relation, paths } = request
  const workDir = join(outDir, `.${stem}`)
  try {
    await mkdir(workDir, { recursive: true })
    const landing = await openLanding(workDir, outDir, ...paths.values())
    try {
      await landing.connection.run(`SET memory_limit = '${MEMORY_MEGABYTES}MB'`)
      const compiled = compile(relation, { pathOf: key => paths.get(key) ?? key })
      await beating(landing.connection, onProgress, () => compute(landing.connection, compiled))
      return await write(landing.connection, request, { compiled, onProgress })
    } finally {
      landing.close()
    }
  } catch (error) {
    throw asFault(error)
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

/** Computed once, so that what hangs on the order of rows is the same in every later pass. */
async function compute(connection: DuckDBConnection, { sql, params }: Compiled): Promise<void> {
  await connection.run(`CREATE TABLE ${RESULT} AS ${sql}`, boundValues(params))
  const row = await rowOf(connection, `SELECT count(DISTINCT _row) = count(*) AS ok FROM ${RESULT}`)
  if (row['ok'] !== true) throw new Error('a row number is of two rows, or of none')
}

interface Writing {
  compiled: Compiled
  onProgress: OnProgress
}

async function write(
  connection: DuckDBConnection,
  { outDir, stem, columns: asked }: PreparationRequest,
  { compiled, onProgress }: Writing,
): Promise<PreparedTable> {
  const stored = await storedColumns(connection, RESULT, compiled, asked)
  const { rows } = await rowOf(connection, `SELECT count(*) AS rows FROM ${RESULT}`)
  const rowCount = int(rows)
  onProgress({ stage: 'writing', processed: 0, total: rowCount })
  const sortedBy = mainDate(stored)?.id ?? null
  const data = `${stem}.parquet`
  const path = `${outDir}/${data}`
  const select = stored.map(({ id, sql }) => `, ${sql} AS ${name(id)}`).join('')
  const order = sortedBy === null ? '' : `${name(sortedBy)} NULLS LAST, `
  await copyParquet(connection, `SELECT _row${select} FROM ${RESULT} ORDER BY ${order}_row`, path, stored.length + 1)
  onProgress({ stage: 'profiling', processed: 0, total: rowCount })
  const source = `read_parquet(${text(path)})`
  const profiles = await profileTable(connection, source, stored)
  const columns: Column[] = []
  for (const [i, column] of stored.entries()) {
    const profiled = profiles[i]
    if (profiled === undefined) throw new Error(`no profile of ${column.id}`)
    columns.push(told(column, profiled, await textsOf(connection, source, column)))
  }
  onProgress({ stage: 'profiling', processed: rowCount, total: rowCount })
  return { rowCount, columns, data, sortedBy }
}

function told({ id, name, type, scale, meaning }: StoredColumn, profiled: ColumnProfile, texts: string[]): Column {
  const found = characterise({ name, type, profiled, texts, currency: null, isPercent: false, isDuration: false })
  const { profile } = profiled
  return {
    id,
    name,
    type,
    scale: type === 'decimal' ? scale : null,
    role: found.role,
    meaning: found.role === 'measure' && meaning !== undefined ? meaning : found.meaning,
    profile,
    rejected: 0,
    missing: profile.nulls > 0 ? [{ marker: '', count: profile.nulls }] : [],
  }
}

/** Some different values from the head of a column, as texts: only of texts and whole numbers is their shape asked. */
async function textsOf(connection: DuckDBConnection, source: string, { id, type }: StoredColumn): Promise<string[]> {
  if (type !== 'text' && type !== 'integer') return []
  const c = name(id)
  const head = `SELECT ${c} AS x FROM ${source} WHERE ${c} IS NOT NULL ORDER BY _row LIMIT ${SAMPLE.cells}`
  const rows = await rowsOf(
    connection,
    `SELECT CAST(x AS VARCHAR) AS t FROM (${head}) GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${SAMPLE.texts}`,
  )
  return rows.map(row => String(row['t']))
}

/** Says how far the engine is while it computes. */
async function beating(connection: DuckDBConnection, onProgress: OnProgress, work: () => Promise<void>): Promise<void> {
  const say = () => {
    const { rows_processed: processed, total_rows_to_process: total } = connection.progress
    onProgress({ stage: 'reading', processed: Number(processed), total: total > 0n ? Number(total) : null })
  }
  onProgress({ stage: 'reading', processed: 0, total: null })
  const beat = setInterval(say, BEAT_MS)
  try {
    await work()
  } finally {
    clearInterval(beat)
  }
}

/** What the engine cannot compute of these values is the relation's fault: a sum that overflows, a cast that fails. */
function asFault(error: unknown): unknown {
  const isOfValues = error instanceof Error && /^(?:Out of Range|Conversion|Invalid Input) Error/.test(error.message)
  return isOfValues ? new IngestFault('invalid_relation', {}, { cause: error }) : systemFault(error)
}
