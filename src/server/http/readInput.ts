import type { Context as Exchange } from 'hono'
import type { z } from 'zod'
import { DomainError } from '../../contract/problem.ts'
import type { Route } from '../../contract/route.ts'

const BODY_MAX_BYTES = 2 * 1024 * 1024

/** Params, query and body, each through its schema, merged. @throws DomainError invalid_request with JSON pointers */
export async function readInput(route: Route, c: Exchange): Promise<object> {
  const { workspace: _, ...query } = c.req.query()
  const parts: Record<string, unknown> = { params: c.req.param(), query, body: await readBody(route, c) }
  const errors: { pointer: string; detail: string }[] = []
  const merged = {}
  for (const name of ['params', 'query', 'body'] as const) {
    if (holdsNul(parts[name])) errors.push({ pointer: `/${name}`, detail: 'The character U+0000 is not taken.' })
    const { data, error } = route[name].safeParse(parts[name])
    if (error) errors.push(...error.issues.map(issue => toError(name, issue)))
    else Object.assign(merged, data)
  }
  const [first] = errors
  if (first) throw new DomainError('invalid_request', `${first.pointer}: ${first.detail}`, { errors })
  return merged
}

/** The database keeps no text with it. In JSON it is an escape; a backslash before that is one of the text. */
function holdsNul(part: unknown): boolean {
  return /(?<!\\)(?:\\\\)*\\u0000/.test(JSON.stringify(part) ?? '')
}

function toError(part: string, issue: z.core.$ZodIssue): { pointer: string; detail: string } {
  const escaped = issue.path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
  return { pointer: `/${part}${escaped.join('')}`, detail: issue.message }
}

async function readBody(route: Route, c: Exchange): Promise<unknown> {
  return route.kind === 'upload' || c.req.method === 'GET' ? {} : readJson(c)
}

/** The body as JSON; {} without one. @throws DomainError invalid_request, too_large */
export async function readJson(c: Exchange): Promise<unknown> {
  const text = await readText(c)
  if (text === '') return {}
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\b/i.test(type))
    throw new DomainError('invalid_request', 'The body must be application/json.')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DomainError('invalid_request', 'The body is not JSON.', { cause })
  }
}

/** The body as text; its size is known only when it is here, so it is counted as it comes. */
async function readText(c: Exchange): Promise<string> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of c.req.raw.body ?? []) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > BODY_MAX_BYTES) throw new DomainError('too_large', 'The body of a request may have 2 MiB.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
