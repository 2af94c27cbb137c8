import { randomBytes } from 'node:crypto'
import { extname } from 'node:path'
import type { Context as Exchange, Handler } from 'hono'
import type { Env } from './env.ts'
import { contentPolicy } from './headers.ts'
import { type ServedFile, sendServed, servedFiles } from './servedFiles.ts'

/** The built page from `root`. Paths that are no file are the application's own. */
export function webPages(root: string): Handler<Env> {
  const load = servedFiles(root)
  return async c => {
    const path = decode(c.req.path)
    if (path === null || path.includes('..') || path.includes('\0')) return c.notFound()
    const isPage = extname(path) === '' || path.endsWith('.html') || isOfLink(path)
    const file = isPage ? null : await load(path)
    // Vite names the files of this folder by their content.
    if (file) return sendServed(c.req.header('accept-encoding') ?? '', file, path.startsWith('/assets/'))
    if (!isPage) return c.notFound()
    const index = await load('/index.html')
    return index ? sendIndex(c, index) : c.text('The page is not built: npm run build.', 503)
  }
}

/** Tokens have dots; they are no files. */
const isOfLink = (path: string) => /^\/(p|embed)\//.test(path)

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/** The one page, with a nonce of its own for the styles that a library inserts. */
function sendIndex(c: Exchange<Env>, page: ServedFile): Response {
  const nonce = randomBytes(16).toString('base64')
  const html = page.bytes.toString('utf8').replace(/(<meta name="csp-nonce" content=")[^"]*"/, `$1${nonce}"`)
  return c.html(html, 200, { ...headersOf(c.req.path, nonce), 'cache-control': 'no-store' })
}

/**
 * Pages of links are for those who were given them: no search engine lists them. A public one stands in no frame, where
 * somebody's page could be laid over it; an embedded one in any, for it holds nothing that a click could give away: it
 * reads no cookie, and all it can do is draw.
 */
function headersOf(path: string, nonce: string): Record<string, string> {
  const isFramed = path.startsWith('/embed/')
  return {
    'content-security-policy': contentPolicy({ nonce, isFramed }),
    ...(isOfLink(path) && { 'x-robots-tag': 'noindex, nofollow' }),
    ...(isFramed && { 'cross-origin-resource-policy': 'cross-origin' }),
  }
}
