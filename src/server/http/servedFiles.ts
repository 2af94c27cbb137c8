import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}
const packed = new Set(['.png', '.woff2', '.ico'])
const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

export interface ServedFile {
  type: string
  modifiedMs: number
  bytes: Buffer
  br: Buffer | null
  gzip: Buffer | null
}

/** Files below a folder, each read and compressed once; null for a path that is no file. */
export function servedFiles(root: string): (path: string) => Promise<ServedFile | null> {
  const files = new Map<string, ServedFile>()
  return async path => {
    const facts = await stat(join(root, path)).catch(() => null)
    if (!facts?.isFile()) return null
    const known = files.get(path)
    if (known?.modifiedMs === facts.mtimeMs) return known
    const file = await readServed(join(root, path), facts.mtimeMs)
    files.set(path, file)
    return file
  }
}

async function readServed(path: string, modifiedMs: number): Promise<ServedFile> {
  const bytes = await readFile(path)
  const extension = extname(path)
  const type = types[extension] ?? 'application/octet-stream'
  if (packed.has(extension) || extension === '.html') return { type, modifiedMs, bytes, br: null, gzip: null }
  const br = await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
  return { type, modifiedMs, bytes, br, gzip: await deflate(bytes) }
}

/** The file in the smallest form that the browser takes. Hashed: its name changes with its content. */
export function sendServed(accepted: string, file: ServedFile, isHashed: boolean): Response {
  const encoding = file.br && /\bbr\b/.test(accepted) ? 'br' : file.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : null
  const body = (encoding && file[encoding]) ?? file.bytes
  return new Response(new Uint8Array(body), {
    headers: {
      'content-type': file.type,
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    },
  })
}
