import { mkdir, open, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Dialect, FileFacts, Reading, ReadingProgress, TableReading } from '../../contract/reading.ts'
import { fileKind } from '../../core/grid/fileKind.ts'
import { typeTable } from '../typing/typeTable.ts'
import { IngestFault } from './fault.ts'
import { openLanding } from './landing/openLanding.ts'
import type { RawTable } from './raw.ts'
import { readText } from './text/readText.ts'
import { type FileScan, scanFile } from './text/scanFile.ts'
import { detectEncoding } from './text/textEncoding.ts'
import type { TextLayout } from './text/textLayout.ts'
import { readWorkbook } from './workbook/readWorkbook.ts'

export interface ReadFileRequest {
  path: string
  /** The name the person gave the file. */
  name?: string
  /** Existing folder; the reading's parts are left in it, and nothing else. */
  outDir: string
  signal?: AbortSignal | undefined
  onProgress?: ((progress: ReadingProgress) => void) | undefined
}

type Stage = Required<Pick<ReadFileRequest, 'path' | 'name' | 'outDir'>> &
  Pick<ReadFileRequest, 'signal' | 'onProgress'> & { workDir: string; scan: FileScan }

/**
 * Reads a text file or a workbook into typed tables, in this process.
 * @throws IngestFault with a code of `ingestFaultWords`
 */
export async function readFile(request: ReadFileRequest): Promise<Reading> {
  const { path, outDir, signal, onProgress } = request
  onProgress?.({ stage: 'sniffing', processed: 0, total: null })
  const workDir = join(outDir, '.work')
  try {
    const kind = fileKind(await headOf(path))
    const readTables = kind === 'zip' ? readSheets : kind === 'text' ? readOneText : refuse(kind)
    await mkdir(workDir, { recursive: true })
    const scan = await scanFile(path, signal)
    const name = request.name ?? basename(path)
    return await readTables({ path, name, outDir, workDir, scan, signal, onProgress })
  } catch (error) {
    signal?.throwIfAborted()
    throw systemFault(error)
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

async function readOneText(stage: Stage): Promise<Reading> {
  const encoding = detectEncoding(stage.scan)
  return withLanding(stage, async connection => {
    const { table, layout } = await readText({ ...stage, encoding, connection })
    if (table.rowsRead === skippedRows(table)) throw new IngestFault('no_rows')
    const typed = await typeLanded(stage, table, 't0')
    const file = { ...facts(stage, 'csv'), encoding: encoding.encoding, dialect: dialectOf(layout) }
    return { file, tables: [typed], others: [], warnings: [...table.warnings] }
  })
}

async function readSheets(stage: Stage): Promise<Reading> {
  return withLanding(stage, async connection => {
    const tables: TableReading[] = []
    const warnings: Reading['warnings'] = []
    const others = await readWorkbook({ ...stage, connection }, async table => {
      warnings.push(...table.warnings)
      tables.push(await typeLanded(stage, table, `t${tables.length}`))
    })
    if (tables.length === 0) throw new IngestFault('no_tables')
    return { file: facts(stage, 'xlsx'), tables, others, warnings }
  })
}

async function withLanding(
  { workDir, outDir, path }: Stage,
  work: (connection: RawTable['connection']) => Promise<Reading>,
): Promise<Reading> {
  const landing = await openLanding(workDir, outDir, path)
  try {
    return await work(landing.connection)
  } finally {
    landing.close()
  }
}

async function typeLanded({ outDir, onProgress, signal }: Stage, table: RawTable, stem: string): Promise<TableReading> {
  return typeTable(table, { outDir, stem, onProgress, signal })
}

function skippedRows(table: RawTable): number {
  return table.skipped.reduce((sum, { count }) => sum + count, 0)
}

function facts({ name, scan }: Stage, format: FileFacts['format']): FileFacts {
  return { name, bytes: scan.bytes, sha256: scan.sha256, format, encoding: null, dialect: null }
}

function dialectOf({ separation, table }: TextLayout): Dialect {
  const { delimiter, quote, escape: mark } = separation
  const headerRow = table.headerRows === 0 ? null : table.start + 1
  return { delimiter, quote, escape: mark, headerRow, headerRows: table.headerRows }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function refuse(kind: Exclude<ReturnType<typeof fileKind>, 'zip' | 'text'>): never {
  if (kind === 'empty') throw new IngestFault('empty_file')
  if (kind === 'compound') throw new IngestFault('legacy_or_encrypted')
  if (kind === 'binary') throw new IngestFault('binary_file')
  throw new IngestFault(`${kind}_not_yet`)
}

/** Faults of the disk by name; anything else stays what it is. */
function systemFault(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC' || (error instanceof Error && /no space left/i.test(error.message))) {
    return new IngestFault('disk_full', {}, { cause: error })
  }
  if (error instanceof Error && error.message.startsWith('Out of Memory Error')) {
    return new IngestFault(
      'memory_exceeded',
      { megabytes: Number(/(\d+)\.\d MiB used/.exec(error.message)?.[1] ?? 0) },
      { cause: error },
    )
  }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return new IngestFault('cannot_open', {}, { cause: error })
  }
  return error
}
