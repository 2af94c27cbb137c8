import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BackupFault } from './fault.ts'
import { MANIFEST, Manifest } from './manifest.ts'
import { readTar, TAR_END, type TarEntry, tarHeader, tarPadding } from './tar.ts'

/** Something to be put into an archive; `chunks` add up to `sizeBytes`. */
export interface Item {
  name: string
  sizeBytes: number
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>
}

/**
 * Writes the items and then the manifest made of them. The file is there whole or not at all: it is written under
 * another name, brought to disk, and renamed.
 */
export async function writeArchive(
  file: string,
  items: AsyncIterable<Item>,
  finish: (entries: Manifest['entries']) => Manifest,
): Promise<void> {
  const draft = `${file}.part-${process.pid}`
  try {
    const bytes = Readable.from(tarBytes(items, finish), { objectMode: false })
    // Parquet and originals hardly shrink: speed counts.
    await pipeline(bytes, createGzip({ level: 1 }), createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }))
    await rename(draft, file)
    await bringToDisk(dirname(file))
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Entries of an archive, front to back, the manifest left out. */
export async function* readArchive(file: string): AsyncGenerator<TarEntry> {
  for await (const entry of entriesOf(file)) if (entry.name !== MANIFEST) yield entry
}

/** Reads the whole archive and compares every entry with the manifest. @throws BackupFault when anything differs */
export async function verifyArchive(file: string): Promise<Manifest> {
  const sums = new Map<string, string>()
  let manifest: Manifest | undefined
  try {
    for await (const { name, body } of entriesOf(file)) {
      if (name === MANIFEST) manifest = await readManifest(body)
      else sums.set(name, await hashOf(body))
    }
  } catch (cause) {
    if (cause instanceof BackupFault) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new BackupFault(`${file} cannot be read as a backup: ${why}`, { cause })
  }
  if (!manifest) throw new BackupFault(`${file} has no manifest: it is not a backup, or it was cut off.`)
  for (const { name, sha256 } of manifest.entries) {
    if (sums.get(name) !== sha256) throw new BackupFault(`${file} is damaged: ${name} is not what was written.`)
  }
  if (sums.size !== manifest.entries.length) throw new BackupFault(`${file} holds entries its manifest does not name.`)
  return manifest
}

async function* tarBytes(
  items: AsyncIterable<Item>,
  finish: (entries: Manifest['entries']) => Manifest,
): AsyncGenerator<Buffer> {
  const entries: Manifest['entries'] = []
  for await (const { name, sizeBytes, chunks } of items) {
    const hash = createHash('sha256')
    let written = 0
    yield tarHeader(name, sizeBytes)
    for await (const chunk of chunks) {
      hash.update(chunk)
      written += chunk.length
      yield chunk
    }
    if (written !== sizeBytes) throw new BackupFault(`${name} changed while it was being saved; try again.`)
    yield tarPadding(sizeBytes)
    entries.push({ name, sizeBytes, sha256: hash.digest('hex') })
  }
  const manifest = Buffer.from(JSON.stringify(finish(entries), null, 1))
  yield tarHeader(MANIFEST, manifest.length)
  yield manifest
  yield tarPadding(manifest.length)
  yield TAR_END
}

async function* entriesOf(file: string): AsyncGenerator<TarEntry> {
  const source = createReadStream(file)
  const unpacked = createGunzip()
  source.on('error', error => unpacked.destroy(error))
  source.pipe(unpacked)
  try {
    yield* readTar(unpacked)
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

async function readManifest(body: AsyncIterable<Buffer>): Promise<Manifest> {
  const parts: Buffer[] = []
  for await (const part of body) parts.push(part)
  const read = Manifest.safeParse(JSON.parse(Buffer.concat(parts).toString('utf8')))
  if (!read.success)
    throw new BackupFault('The backup was written by a version of the product this one does not understand.')
  return read.data
}

async function hashOf(body: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of body) hash.update(part)
  return hash.digest('hex')
}

/** A rename is safe from a power cut only when its folder is on disk. Windows cannot open folders. */
async function bringToDisk(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}
