import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Reading, ReadingProgress, TableReading } from '../../contract/reading.ts'
import type { ReadSettings } from '../../contract/settings.ts'
import { ofTable } from '../../core/settings/ofTable.ts'
import type { KnownTable } from '../../ports/reader.ts'
import { typeTable } from '../typing/typeTable.ts'
import { keepIds } from './keepIds.ts'
import { openLanding } from './landing/openLanding.ts'
import { readByKind } from './readByKind.ts'
import type { Source } from './source.ts'
import { systemFault } from './systemFault.ts'
import { scanFile } from './text/scanFile.ts'

export interface ReadFileRequest {
  path: string
  /** The name the person gave the file. */
  name?: string
  /** Existing folder; the reading's parts are left in it, and nothing else. */
  outDir: string
  /** Opens an encrypted workbook. */
  password?: string | undefined
  /** Names of the sheets to read, hidden ones too; without them, all that can be seen. */
  sheets?: readonly string[] | undefined
  settings?: ReadSettings | undefined
  known?: readonly KnownTable[] | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((progress: ReadingProgress) => void) | undefined
}

/**
 * Reads a file of any kind into typed tables, in this process.
 * @throws IngestFault with a code of `ingestFaultWords`
 */
export async function readFile(request: ReadFileRequest): Promise<Reading> {
  const { outDir, signal, onProgress, ...file } = request
  onProgress?.({ stage: 'sniffing', processed: 0, total: null })
  const workDir = join(outDir, '.work')
  try {
    const scan = await scanFile(file.path, signal)
    await mkdir(workDir, { recursive: true })
    const landing = await openLanding(workDir, outDir, file.path)
    try {
      const name = file.name ?? basename(file.path)
      const { connection } = landing
      return await readInto(outDir, { ...file, name, scan, connection, workDir, signal, onProgress })
    } finally {
      landing.close()
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw systemFault(error)
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

async function readInto(outDir: string, source: Source): Promise<Reading> {
  const { name, scan, signal, onProgress } = source
  const tables: TableReading[] = []
  const warnings: Reading['warnings'] = []
  const outcome = await readByKind(source, async table => {
    warnings.push(...table.warnings)
    const same = await keepIds(table, ofTable(source.known, table))
    const setting = ofTable(source.settings?.tables, table)
    const isRaw = source.settings?.raw ?? false
    tables.push(await typeTable(same, { outDir, stem: `t${tables.length}`, setting, raw: isRaw, onProgress, signal }))
  })
  const { format, encoding, dialect, others } = outcome
  const file = { name, bytes: scan.bytes, sha256: scan.sha256, format, encoding, dialect }
  return { file, tables, others, warnings: [...warnings, ...outcome.warnings] }
}
