import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import iconv from 'iconv-lite'
import yauzl from 'yauzl'
import { IngestFault } from '../fault.ts'
import type { XlsxLimits } from './limits.ts'

const STORED = 0
const DEFLATED = 8
const INFLATE_CHUNK_BYTES = 64 * 1024
/** Without the name, which follows it. */
const LOCAL_HEADER_BYTES = 30

/** One entry of an archive, under the name it has there; two may have the same. */
export interface ArchiveMember {
  name: string
  chunks(signal?: AbortSignal): AsyncGenerator<Buffer>
}

/** The files inside a workbook, by name; names are compared without case, as Excel does. */
export interface Archive {
  /** All of them, in order. */
  members: readonly ArchiveMember[]
  names(): string[]
  has(name: string): boolean
  /** Bytes the part says it holds when inflated; 0 without such a part. */
  sizeBytes(name: string): number
  /** Inflated bytes of one part, checked against its declared size and checksum. @throws IngestFault */
  chunks(name: string, signal?: AbortSignal): AsyncGenerator<Buffer>
  close(): void
}

/** @throws IngestFault damaged_file, too_many_entries, too_large */
export async function openArchive(path: string, limits: XlsxLimits): Promise<Archive> {
  const zip = await openZip(path)
  try {
    const all = await listEntries(zip, limits)
    refuseOverlaps(all)
    refuseBombs(all, zip.fileSize, limits)
    const entries = new Map(all.map(entry => [keyOf(entry.fileNameRaw.toString('utf8')), entry]))
    return {
      members: all.map(entry => {
        const name = nameOf(entry)
        return { name, chunks: signal => inflate({ path, zip, entry, name, limits }, signal) }
      }),
      names: () => [...entries.keys()],
      has: name => entries.has(keyOf(name)),
      sizeBytes: name => entries.get(keyOf(name))?.uncompressedSize ?? 0,
      chunks: (name, signal) => inflate({ path, zip, entry: entries.get(keyOf(name)), name, limits }, signal),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function openZip(path: string): Promise<yauzl.ZipFile> {
  try {
    // Names stay bytes: they are never used as paths, and some writers use backslashes that yauzl would refuse.
    return await yauzl.openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false })
  } catch (cause) {
    throw damaged('archive', cause)
  }
}

async function listEntries(zip: yauzl.ZipFile, limits: XlsxLimits): Promise<yauzl.Entry[]> {
  refuseMoreThan(limits.entries, zip.entryCount, { code: 'too_many_entries' })
  const entries: yauzl.Entry[] = []
  let declaredBytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      declaredBytes += entry.uncompressedSize
      refuseMoreThan(limits.totalBytes, declaredBytes, { code: 'too_large', what: 'unpacked bytes' })
      entries.push(entry)
    }
  } catch (cause) {
    throw cause instanceof IngestFault ? cause : damaged('archive', cause)
  }
  return entries
}

/** Two entries made of the same bytes are how a small archive holds more than any could. Source: Fifield (2019), WOOT. */
function refuseOverlaps(entries: readonly yauzl.Entry[]): void {
  const starts = entries.map(entry => entry.relativeOffsetOfLocalHeader)
  const inOrder = entries.every((_, i) => i === 0 || (starts[i - 1] ?? 0) < (starts[i] ?? 0))
  const sorted = inOrder
    ? entries
    : [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  let end = 0
  for (const entry of sorted) {
    if (entry.relativeOffsetOfLocalHeader < end) throw damaged('archive', 'entries overlap')
    end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.compressedSize
  }
}

/** All entries together pack no better than one may. */
function refuseBombs(entries: readonly yauzl.Entry[], packed: number, { ratio, ratioFromBytes }: XlsxLimits): void {
  const bytes = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (bytes <= ratioFromBytes || bytes <= ratio * packed) return
  throw new IngestFault('compression_bomb', { bytes, ratio: Math.round(bytes / packed), limit: ratio })
}

/** UTF-8 where the bytes are, whether the archive says so or not; else what DOS made of them. */
function nameOf({ fileNameRaw }: yauzl.Entry): string {
  const name = isUtf8(fileNameRaw) ? fileNameRaw.toString('utf8') : iconv.decode(fileNameRaw, 'cp437')
  return name.replaceAll('\\', '/')
}

function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

function refuseMoreThan(limit: number, found: number, { code, ...what }: { code: string; what?: string }): void {
  if (found > limit) throw new IngestFault(code, { found, limit, ...what })
}

interface PartSource {
  path: string
  zip: yauzl.ZipFile
  entry: yauzl.Entry | undefined
  name: string
  limits: XlsxLimits
}

async function* inflate(source: PartSource, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const { path, zip, entry, name, limits } = source
  if (!entry) throw new IngestFault('missing_part', { part: name })
  refuseUnreadable(entry, name, limits)
  const start = await dataStart(zip, entry, name)
  const stream = openStream(path, start, entry)
  let bytes = 0
  let sum = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      signal?.throwIfAborted()
      bytes += chunk.length
      // A part that inflates to more than it declares is a lie told to pass the limits.
      if (bytes > entry.uncompressedSize) throw damaged(name, 'longer than declared')
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (cause) {
    signal?.throwIfAborted()
    throw isStreamFault(cause) ? damaged(name, cause) : cause
  } finally {
    stream.destroy()
  }
  if (bytes !== entry.uncompressedSize) throw damaged(name, 'shorter than declared')
  if (sum !== entry.crc32) throw damaged(name, 'checksum differs')
}

function refuseUnreadable(entry: yauzl.Entry, part: string, limits: XlsxLimits): void {
  if (entry.isEncrypted()) throw new IngestFault('encrypted_file', { part })
  const method = entry.compressionMethod
  if (method !== STORED && method !== DEFLATED) throw new IngestFault('unsupported_compression', { part, method })
  const bytes = entry.uncompressedSize
  if (bytes <= limits.ratioFromBytes) return
  const ratio = Math.round(bytes / Math.max(1, entry.compressedSize))
  if (ratio > limits.ratio) throw new IngestFault('compression_bomb', { part, bytes, ratio, limit: limits.ratio })
}

async function dataStart(zip: yauzl.ZipFile, entry: yauzl.Entry, name: string): Promise<number> {
  try {
    return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart
  } catch (cause) {
    throw damaged(name, cause)
  }
}

/** Not yauzl's own stream: one that is left early while it reads throws where nobody can catch it. */
function openStream(path: string, start: number, entry: yauzl.Entry): Readable {
  if (entry.compressedSize === 0) return Readable.from([])
  const raw = createReadStream(path, { start, end: start + entry.compressedSize - 1 })
  if (entry.compressionMethod === STORED) return raw
  // Faults of either stream reach the reader through the inflating one.
  return pipeline(raw, createInflateRaw({ chunkSize: INFLATE_CHUNK_BYTES }), () => {})
}

/** zlib and the file system mark their errors with a code; ours and those of the consumer pass through. */
function isStreamFault(cause: unknown): boolean {
  return !(cause instanceof IngestFault) && cause instanceof Error && ('code' in cause || 'errno' in cause)
}

function damaged(part: string, cause: unknown): IngestFault {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new IngestFault('damaged_file', { part, reason }, cause instanceof Error ? { cause } : {})
}
