import type { z } from 'zod'
import { Problem, type ProblemCode } from '../contract/problem.ts'
import type { Input, Kind, Output, Route } from '../contract/route.ts'
import { chosenWorkspace } from './access/chosenWorkspace.ts'
import { text } from './text.ts'

// biome-ignore-start lint/complexity/noBannedTypes: {} is what tells an optional part from a required one
type Json<R extends z.ZodType = z.ZodType> = Route<z.ZodType, z.ZodType, z.ZodType, R, Kind>
/** Params, query and body; what a route does not need may be left out. */
type Args<T> = {
  [K in keyof Input<T> as {} extends Input<T>[K] ? never : K]: Input<T>[K]
} & { [K in keyof Input<T> as {} extends Input<T>[K] ? K : never]?: Input<T>[K] }
type Rest<T> = {} extends Args<T> ? [input?: Args<T>, signal?: AbortSignal] : [input: Args<T>, signal?: AbortSignal]

// biome-ignore-end lint/complexity/noBannedTypes: see above

interface Parts {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  /** Nobody's workspace. */
  ofLink?: boolean
}

const base = '/api/v1'
const unsafe = { 'x-datainsight': '1' }

/** The server's problem, thrown; `code` is the stable one of the contract. */
export class Fault extends Error {
  readonly code: ProblemCode | 'unreachable'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.name = 'Fault'
    this.problem = problem
    // The last step of the type is the code by contract.
    this.code = (problem.type.split('/').at(-1) ?? 'internal') as ProblemCode
  }
}

/** The path and query of a call, in the workspace that was chosen; entries without a value are left out. */
export function address(route: { path: string }, { params = {}, query = {}, ofLink = false }: Parts): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  const workspace = ofLink ? null : chosenWorkspace()
  if (workspace !== null) search.set('workspace', workspace)
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return `${base}${path}${text ? `?${text}` : ''}`
}

/** Calls one route of the contract. @throws Fault with the server's problem */
export async function call<T extends Json>(route: T, ...[input, signal]: Rest<T>): Promise<Output<T>> {
  const response = await ask(route, (input ?? {}) as Parts, signal)
  return route.response.parse(await response.json()) as Output<T>
}

/**
 * Calls a route of a link. Its token in the path is all there is to say who asks: no cookie goes along, no workspace is
 * named; `proof` says that its password was shown. @throws Fault with the server's problem
 */
export async function callByLink<T extends Json>(
  route: T,
  input: Args<T>,
  { proof, signal }: { proof: string | null; signal?: AbortSignal },
): Promise<Output<T>> {
  const response = await ask(route, { ...(input as Parts), ofLink: true }, signal, byLink(proof))
  return route.response.parse(await response.json()) as Output<T>
}

/** A file that a call answered. */
export interface GivenFile {
  blob: Blob
  fileName: string
}

/** Calls a route that answers a file. @throws Fault with the server's problem */
export async function download<T extends Json>(route: T, ...[input, signal]: Rest<T>): Promise<GivenFile> {
  return fileOf(await ask(route, (input ?? {}) as Parts, signal))
}

/** The same of a link's route. @throws Fault with the server's problem */
export async function downloadByLink<T extends Json>(
  route: T,
  input: Args<T>,
  { proof, signal }: { proof: string | null; signal?: AbortSignal },
): Promise<GivenFile> {
  return fileOf(await ask(route, { ...(input as Parts), ofLink: true }, signal, byLink(proof)))
}

async function fileOf(response: Response): Promise<GivenFile> {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { blob: await response.blob().catch(unreachable), fileName: decodeURIComponent(name ?? 'download') }
}

interface Sender {
  headers: Record<string, string>
  credentials: RequestCredentials
}

const signedIn: Sender = { headers: {}, credentials: 'same-origin' }
const byLink = (proof: string | null): Sender => ({
  headers: proof === null ? {} : { 'link-proof': proof },
  credentials: 'omit',
})

async function ask(
  route: Json,
  parts: Parts,
  signal: AbortSignal | undefined,
  { headers, credentials } = signedIn,
): Promise<Response> {
  const hasBody = parts.body !== undefined
  const response = await fetch(address(route, parts), {
    credentials,
    method: route.method.toUpperCase(),
    headers: {
      ...(route.method !== 'get' && unsafe),
      ...(hasBody && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(hasBody && { body: JSON.stringify(parts.body) }),
    ...(signal && { signal }),
  }).catch(unreachable)
  if (!response.ok) throw new Fault(asProblem(await response.text(), response.status))
  return response
}

interface Sending<T> {
  files: readonly File[]
  params?: Record<string, string>
  query: Record<string, unknown>
  onSent: (bytes: number) => void
  signal: AbortSignal
  route: T
}

/** Uploads files as multipart fields `file`, telling how many bytes have left. */
export function send<T extends Json>({
  route,
  params = {},
  query,
  files,
  onSent,
  signal,
}: Sending<T>): Promise<Output<T>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(route.method.toUpperCase(), address(route, { params, query }))
    request.setRequestHeader('x-datainsight', '1')
    request.upload.onprogress = event => onSent(event.loaded)
    request.onerror = () => reject(unreachableFault())
    request.onabort = () => reject(new Fault({ type: '/problems/cancelled', title: 'Cancelled', status: 499 }))
    request.onload = () => {
      if (request.status >= 400) reject(new Fault(asProblem(request.responseText, request.status)))
      else resolve(route.response.parse(JSON.parse(request.responseText)) as Output<T>)
    }
    signal.addEventListener('abort', () => request.abort())
    const form = new FormData()
    for (const file of files) form.append('file', file)
    request.send(form)
  })
}

interface Watching<T> {
  onEvent: (event: Output<T>) => void
  /** The stream is shut and will not come back by itself. */
  onEnd?: () => void
}

/** Listens to an event stream until the returned function is called. */
export function watch<T extends Json>(
  route: T,
  input: { params?: Record<string, string> },
  { onEvent, onEnd }: Watching<T>,
): () => void {
  const source = new EventSource(address(route, input))
  source.onmessage = event => {
    const parsed = route.response.safeParse(JSON.parse(String(event.data)))
    if (parsed.success) onEvent(parsed.data as Output<T>)
  }
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) onEnd?.()
  }
  return () => source.close()
}

function asProblem(body: string, status: number): Problem {
  try {
    return Problem.parse(JSON.parse(body))
  } catch {
    // A proxy in between answers HTML; its status is all there is to say.
    return { type: '/problems/internal', title: text.server.answered(status), status }
  }
}

function unreachableFault(): Fault {
  return new Fault({
    type: '/problems/unreachable',
    title: text.server.unreachable,
    detail: text.server.unreachableNote,
    status: 0,
  })
}

function unreachable(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  throw unreachableFault()
}
