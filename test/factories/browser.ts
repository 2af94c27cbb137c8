import { Readable } from 'node:stream'
import type { Hono } from 'hono'
import type { Env } from '../../src/server/http/env.ts'

export interface Answer {
  status: number
  headers: Headers
  /** The parsed JSON of the answer, of no particular shape until a test says which; empty for other media. */
  body: Record<string, unknown>
  /** What a CSV file says; empty for other media. */
  text: string
}

export interface Asking {
  body?: unknown
  /** The content of a file to upload. */
  file?: string
  headers?: Record<string, string>
  /** The other end of the socket. */
  peer?: string
}

/** One person's browser: it keeps its cookie and says what our page says. */
export interface Browser {
  cookie: string
  ask(method: string, path: string, asking?: Asking): Promise<Answer>
}

const boundary = 'datainsight-test'

/** A browser without a socket: requests go straight to the app. */
export function makeBrowser(app: Hono<Env>): Browser {
  const browser: Browser = {
    cookie: '',
    async ask(method, path, asking = {}) {
      const { body, file, peer = '192.0.2.1' } = asking
      const headers = {
        'x-datainsight': '1',
        ...(browser.cookie && { cookie: browser.cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(file !== undefined && { 'content-type': `multipart/form-data; boundary=${boundary}` }),
        ...asking.headers,
      }
      const init = { method: method.toUpperCase(), headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
      const incoming = Object.assign(Readable.from(file === undefined ? [] : [Buffer.from(multipart(file))]), {
        socket: { remoteAddress: peer },
        headers,
      })
      const response = await app.request(`http://localhost:3000/api/v1${path}`, init, { incoming } as never)
      keepCookie(browser, response)
      return { status: response.status, headers: response.headers, ...(await parse(response)) }
    },
  }
  return browser
}

function multipart(content: string): string {
  const head = 'Content-Disposition: form-data; name="file"; filename="rows.csv"\r\nContent-Type: text/csv'
  return `--${boundary}\r\n${head}\r\n\r\n${content}\r\n--${boundary}--\r\n`
}

function keepCookie(browser: Browser, response: Response): void {
  const set = response.headers.get('set-cookie')
  if (set !== null) browser.cookie = /max-age=0/i.test(set) ? '' : (set.split(';')[0] ?? '')
}

/** Of an event stream only that it opened is of interest here. */
async function parse(response: Response): Promise<Pick<Answer, 'body' | 'text'>> {
  const type = response.headers.get('content-type') ?? ''
  if (/json/.test(type)) return { body: (await response.json()) as Record<string, unknown>, text: '' }
  if (/csv/.test(type)) return { body: {}, text: await response.text() }
  await response.body?.cancel()
  return { body: {}, text: '' }
}
