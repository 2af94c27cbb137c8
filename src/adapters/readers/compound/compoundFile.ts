import { type FileHandle, open } from 'node:fs/promises'
import { IngestFault } from '../fault.ts'
import { readHeader, type SectorMap } from './sectorMap.ts'

const ENTRY_BYTES = 128
const MOST_ENTRIES = 100_000
const STREAM = 2
const ROOT = 5
/** Sectors read at once where they lie one after the other. */
const RUN_SECTORS = 128

/** The streams inside a compound file (.xls, or the wrapping of an encrypted workbook). */
export interface CompoundFile {
  /** Bytes of a stream of the root storage; null when there is none of this name. Names are compared without case. */
  sizeBytes(name: string): number | null
  /** @throws IngestFault missing_part, damaged_file */
  chunks(name: string, signal?: AbortSignal): AsyncGenerator<Buffer>
  /** @throws IngestFault also part_too_large beyond `limit` bytes */
  read(name: string, limit: number): Promise<Buffer>
  close(): Promise<void>
}

interface Entry {
  name: string
  kind: number
  start: number
  sizeBytes: number
}

/**
 * Opens a compound file by its path. Only its tables are kept in memory, and each chain of sectors is followed once: no
 * file can make it run in a circle. Source: [MS-CFB] 2.2 - 2.6.
 *
 * @throws IngestFault damaged_file
 */
export async function openCompoundFile(path: string): Promise<CompoundFile> {
  const file = await open(path, 'r')
  try {
    const map = await readHeader(file)
    const entries = entriesOf(await gather(runs(file, map, map.directoryStart)))
    const root = entries.find(entry => entry.kind === ROOT)
    const find = (name: string) => entries.find(e => e.kind === STREAM && e.name.toLowerCase() === name.toLowerCase())
    const chunks = (name: string, signal?: AbortSignal) =>
      streamChunks({ file, map, root }, find(name), { name, signal })
    return {
      sizeBytes: name => find(name)?.sizeBytes ?? null,
      chunks,
      async read(name, limit) {
        if ((find(name)?.sizeBytes ?? 0) > limit) throw new IngestFault('part_too_large', { part: name, limit })
        return gather(chunks(name))
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

interface Source {
  file: FileHandle
  map: SectorMap
  root: Entry | undefined
}

interface Wanted {
  name: string
  signal: AbortSignal | undefined
}

async function* streamChunks(
  source: Source,
  entry: Entry | undefined,
  { name, signal }: Wanted,
): AsyncGenerator<Buffer> {
  if (!entry) throw new IngestFault('missing_part', { part: name })
  let left = entry.sizeBytes
  const isSmall = left < source.map.miniCutoff
  for await (const chunk of isSmall ? miniRuns(source, entry.start) : runs(source.file, source.map, entry.start)) {
    signal?.throwIfAborted()
    if (left > 0) yield chunk.subarray(0, left)
    left -= chunk.length
    if (left <= 0) return
  }
  if (left > 0) throw damaged(`${name} is cut off`)
}

/** The sectors of a chain, neighbours together. */
async function* runs(file: FileHandle, map: SectorMap, start: number): AsyncGenerator<Buffer> {
  let [from, count] = [-1, 0]
  for (const sector of chain(map.next, start)) {
    if (count > 0 && sector === from + count && count < RUN_SECTORS) count++
    else {
      if (count > 0) yield await sectors(file, map, { from, count })
      from = sector
      count = 1
    }
  }
  if (count > 0) yield await sectors(file, map, { from, count })
}

/** Streams below the cutoff lie in small sectors inside the root's own stream. */
async function* miniRuns({ file, map, root }: Source, start: number): AsyncGenerator<Buffer> {
  if (!root) throw damaged('no root entry')
  const small = await gather(runs(file, map, root.start))
  const next = await miniNext(file, map)
  for (const sector of chain(next, start)) {
    const at = sector * map.miniSectorBytes
    if (at >= small.length) throw damaged('a small sector lies outside')
    yield small.subarray(at, at + map.miniSectorBytes)
  }
}

async function miniNext(file: FileHandle, map: SectorMap): Promise<Uint32Array> {
  const bytes = await gather(runs(file, map, map.miniStart))
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readUInt32LE(i * 4))
}

/** The sectors of one chain, each at most once. @throws IngestFault damaged_file when it leaves the file or bites its tail */
function* chain(next: Uint32Array, start: number): Generator<number> {
  let sector = start
  for (let steps = 0; sector < next.length; steps++) {
    if (steps > next.length) throw damaged('a chain of sectors runs in a circle')
    yield sector
    sector = next[sector] as number
  }
  if (sector < 0xfffffffa) throw damaged('a chain of sectors leaves the file')
}

async function sectors(file: FileHandle, map: SectorMap, { from, count }: { from: number; count: number }) {
  const length = count * map.sectorBytes
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, (from + 1) * map.sectorBytes)
  // The last sector of a file is sometimes written short.
  if (bytesRead <= length - map.sectorBytes) throw damaged('a sector is missing')
  return buffer
}

function entriesOf(directory: Buffer): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const nameBytes = Math.min(64, directory.readUInt16LE(at + 64))
    entries.push({
      name: directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2)),
      kind: directory.readUInt8(at + 66),
      start: directory.readUInt32LE(at + 116),
      // The upper half is only meaningful with large sectors, and no stream of ours comes near it.
      sizeBytes: directory.readUInt32LE(at + 120),
    })
    if (entries.length > MOST_ENTRIES) throw new IngestFault('too_many_entries', { limit: MOST_ENTRIES })
  }
  return entries
}

async function gather(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

function damaged(reason: string): IngestFault {
  return new IngestFault('damaged_file', { part: 'compound file', reason })
}
