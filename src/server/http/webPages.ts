import { randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context as Exchange, Handler } from 'hono'
import type { Env } from './env.ts'
import { contentPolicy } from './headers.ts'

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

interface Page {
  type: string
  modifiedMs: number
  bytes: Buffer
  br: Buffer | null
  gzip: Buffer | null
}

/** The built page from `root`, each file read and compressed once. Paths that are no file are the application's own. */
export function webPages(root: string): Handler<Env> {
  const pages = new Map<string, Page>()
  const load = async (path: string): Promise<Page | null> => {
    const facts = await stat(join(root, path)).catch(() => null)
    if (!facts?.isFile()) return null
    const known = pages.get(path)
    if (known?.modifiedMs === facts.mtimeMs) return known
    const page = await readPage(join(root, path), facts.mtimeMs)
    pages.set(path, page)
    return page
  }
  return async c => {
    const path = decode(c.req.path)
    if (path === null || path.includes('..') || path.includes('\0')) return c.notFound()
    const page = extname(path) === '' || path.endsWith('.html') ? null : await load(path)
    if (page) return sendFile(c, page, path)
    if (extname(path) !== '' && !path.endsWith('.html')) return c.notFound()
    const index = await load('/index.html')
    return index ? sendIndex(c, index) : c.text('The page is not built: npm run build.', 503)
  }
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

async function readPage(path: string, modifiedMs: number): Promise<Page> {
  const bytes = await readFile(path)
  const extension = extname(path)
  const type = types[extension] ?? 'application/octet-stream'
  if (packed.has(extension) || extension === '.html') return { type, modifiedMs, bytes, br: null, gzip: null }
  const br = await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
  return { type, modifiedMs, bytes, br, gzip: await deflate(bytes) }
}

function sendFile(c: Exchange<Env>, page: Page, path: string): Response {
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding = page.br && /\bbr\b/.test(accepted) ? 'br' : page.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : null
  const body = (encoding && page[encoding]) ?? page.bytes
  // Vite names the files of this folder by their content.
  const isHashed = path.startsWith('/assets/')
  return new Response(new Uint8Array(body), {
    headers: {
      'content-type': page.type,
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    },
  })
}

/** The one page, with a nonce of its own for the styles that a library inserts. */
function sendIndex(c: Exchange<Env>, page: Page): Response {
  const nonce = randomBytes(16).toString('base64')
  const html = page.bytes.toString('utf8').replace(/(<meta name="csp-nonce" content=")[^"]*"/, `$1${nonce}"`)
  return c.html(html, 200, { 'content-security-policy': contentPolicy(nonce), 'cache-control': 'no-store' })
}
