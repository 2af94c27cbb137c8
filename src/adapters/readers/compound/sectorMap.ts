import type { FileHandle } from 'node:fs/promises'
import { IngestFault } from '../fault.ts'

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const HEADER_BYTES = 512
const HEADER_FAT_SECTORS = 109
const FREE = 0xffffffff
const LAST_REGULAR = 0xfffffffa

/** Where the sectors of a compound file lie and which follows which. */
export interface SectorMap {
  sectorBytes: number
  miniSectorBytes: number
  /** Streams below so many bytes lie in small sectors. */
  miniCutoff: number
  directoryStart: number
  miniStart: number
  /** `next[i]` follows sector i; a number beyond the sectors ends the chain. */
  next: Uint32Array
}

/** Source: [MS-CFB] 2.2, 2.3, 2.5. @throws IngestFault damaged_file */
export async function readHeader(file: FileHandle): Promise<SectorMap> {
  const header = await bytesAt(file, 0, HEADER_BYTES)
  if (header.length < HEADER_BYTES || !header.subarray(0, 8).equals(SIGNATURE)) throw damaged('no header')
  const shift = header.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw damaged('an unknown size of sectors')
  const sectorBytes = 1 << shift
  const { size } = await file.stat()
  const map = {
    sectorBytes,
    miniSectorBytes: 64,
    miniCutoff: header.readUInt32LE(56),
    directoryStart: header.readUInt32LE(48),
    miniStart: header.readUInt32LE(60),
  }
  const most = Math.ceil(size / sectorBytes)
  return { ...map, next: await followers(file, { header, sectorBytes, most }) }
}

interface Table {
  header: Buffer
  sectorBytes: number
  /** No file has more sectors than its bytes make. */
  most: number
}

async function followers(file: FileHandle, table: Table): Promise<Uint32Array> {
  const next = new Uint32Array(table.most)
  let n = 0
  for (const sector of await tableSectors(file, table)) {
    const bytes = await sectorAt(file, table, sector)
    for (let at = 0; at + 4 <= bytes.length && n < next.length; at += 4) next[n++] = bytes.readUInt32LE(at)
  }
  return next.subarray(0, n)
}

/** The sectors that hold the table: the first 109 stand in the header, the others in a chain of their own. */
async function tableSectors(file: FileHandle, table: Table): Promise<number[]> {
  const found = regular(table.header.subarray(76, 76 + HEADER_FAT_SECTORS * 4))
  let sector = table.header.readUInt32LE(68)
  for (let steps = 0; sector < LAST_REGULAR; steps++) {
    if (steps > table.most) throw damaged('the list of sectors runs in a circle')
    const bytes = await sectorAt(file, table, sector)
    found.push(...regular(bytes.subarray(0, table.sectorBytes - 4)))
    sector = bytes.readUInt32LE(table.sectorBytes - 4)
  }
  if (found.length > table.most) throw damaged('more sectors than the file has')
  return found
}

function regular(bytes: Buffer): number[] {
  const sectors: number[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const sector = bytes.readUInt32LE(at)
    if (sector === FREE) continue
    if (sector >= LAST_REGULAR) throw damaged('a sector that cannot be')
    sectors.push(sector)
  }
  return sectors
}

async function sectorAt(file: FileHandle, { sectorBytes }: Table, sector: number): Promise<Buffer> {
  const bytes = await bytesAt(file, (sector + 1) * sectorBytes, sectorBytes)
  if (bytes.length < sectorBytes) throw damaged('a sector is missing')
  return bytes
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function damaged(reason: string): IngestFault {
  return new IngestFault('damaged_file', { part: 'compound file', reason })
}
