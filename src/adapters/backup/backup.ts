import { open, opendir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Client } from 'pg'
import { currentMigration, readMigrations } from '../database/migrate.ts'
import type { DatabaseTarget } from '../database/target.ts'
import { type Item, writeArchive } from './archive.ts'
import { columnList, listSequences, listTables, qualified } from './catalogue.ts'
import { copyOut } from './copy.ts'
import { BackupFault } from './fault.ts'
import { FOLDERS, type Manifest } from './manifest.ts'

export interface BackupOptions {
  target: DatabaseTarget
  /** Folder of the migrations the database was made with. */
  migrations: string
  dataDir: string
  appVersion: string
  now: Date
  /** Folders of `dataDir` to save. */
  folders?: readonly string[]
}

export interface BackupSummary {
  file: string
  sizeBytes: number
  tables: number
  files: number
}

const PART_BYTES = 1_000_000

/**
 * Saves the database, as it is at one moment, and the files people brought into one `.tar.gz`. The product may run
 * meanwhile: the files are never changed once written, and those the rows speak of were there before the moment.
 *
 * @throws BackupFault when the disk is full or the place cannot be written
 */
export async function backup(file: string, options: BackupOptions): Promise<BackupSummary> {
  const client = new Client({ ...options.target.owner, application_name: 'datainsight backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    await client.query("select set_config('app.scope', 'system', true)")
    const tables = await listTables(client)
    const migration = await currentMigration(client, readMigrations(options.migrations))
    let sequences: Manifest['sequences'] = []
    let files = 0
    const items = async function* (): AsyncGenerator<Item> {
      for (const table of tables) yield* dumpTable(client, table)
      // Sequences know no snapshot: read last, they are never behind the rows.
      sequences = await listSequences(client)
      for await (const item of listFiles(options)) {
        files++
        yield item
      }
    }
    const { appVersion, now } = options
    await writeArchive(file, items(), entries => {
      return { format: 1, createdAt: now.toISOString(), appVersion, migration, tables, sequences, entries }
    })
    return { file, sizeBytes: (await stat(file)).size, tables: tables.length, files }
  } catch (error) {
    throw toFault(error, file)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** One table as parts of whole rows in COPY's text format, so that no part needs much memory. */
async function* dumpTable(client: Client, table: Manifest['tables'][number]): AsyncGenerator<Item> {
  const text = `copy (select ${columnList(client, table)} from ${qualified(client, table)}) to stdout`
  let part: Buffer[] = []
  let sizeBytes = 0
  let number = 0
  const item = () => {
    const name = `database/${table.schema}.${table.name}/${String(number++).padStart(6, '0')}.copy`
    const made = { name, sizeBytes, chunks: part }
    part = []
    sizeBytes = 0
    return made
  }
  for await (const chunk of copyOut(client, text)) {
    part.push(chunk)
    sizeBytes += chunk.length
    if (sizeBytes >= PART_BYTES) yield item()
  }
  if (sizeBytes > 0) yield item()
}

async function* listFiles({ dataDir, folders = FOLDERS }: BackupOptions): AsyncGenerator<Item> {
  for (const folder of folders) {
    for await (const path of walk(join(dataDir, folder))) {
      // Open before its size is asked for: a file deleted meanwhile can then still be read.
      const file = await open(path).catch(ignoreMissing)
      if (!file) continue
      const { size } = await file.stat()
      const name = relative(dataDir, path).split(sep).join('/')
      yield { name, sizeBytes: size, chunks: size === 0 ? [] : file.createReadStream({ end: size - 1 }) }
      await file.close()
    }
  }
}

async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(ignoreMissing)
  if (!entries) return
  for await (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else if (entry.isFile()) yield path
  }
}

/** Deleted since it was listed. */
function ignoreMissing(error: { code?: string }): undefined {
  if (error.code !== 'ENOENT') throw error
}

function toFault(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new BackupFault(`The disk is full: ${file} was not written.`, { cause: error })
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new BackupFault(`${file} cannot be written: choose a folder this user may write to.`, { cause: error })
  return error
}
