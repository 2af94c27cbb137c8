import { z } from 'zod'
import type { Role } from './access.ts'
import type { ProblemCode } from './problem.ts'

const none = z.object({})

/**
 * Who may call a route: anybody, whoever holds the link in its path (`lockedLink`: before they showed its password),
 * anybody signed in, or a member with at least this role. Of a link's routes no cookie is read.
 */
export type Access = 'public' | 'link' | 'lockedLink' | 'signedIn' | Role

/**
 * How the body goes in and the answer comes out. `json`: both JSON. `upload`: multipart body streamed to the handler.
 * `file`: the answer is bytes. `events`: the answer is a stream of server-sent events, each of the response's schema.
 */
export type Kind = 'json' | 'upload' | 'file' | 'events'

/** One HTTP operation: the single source for validation, OpenAPI, the browser's client and the authorisation matrix. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  K extends Kind = Kind,
  A extends Access = Access,
> {
  kind: K
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Below /api/v1, with parameters as {name}. */
  path: `/${string}`
  summary: string
  access: A
  /** Status of success; 200 unless told. */
  status: 200 | 201 | 202 | 204
  params: P
  query: Q
  body: B
  response: R
  problems: readonly ProblemCode[]
}

interface Spec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType, A extends Access> {
  method: Route['method']
  path: Route['path']
  summary: string
  access: A
  status?: Route['status']
  params?: P
  query?: Q
  body?: B
  response: R
  problems?: readonly ProblemCode[]
}

function build<K extends Kind>(kind: K) {
  return <
    R extends z.ZodType,
    const A extends Access,
    P extends z.ZodType = typeof none,
    Q extends z.ZodType = typeof none,
    B extends z.ZodType = typeof none,
  >(
    spec: Spec<P, Q, B, R, A>,
  ): Route<P, Q, B, R, K, A> => ({
    kind,
    status: 200,
    // The defaults stand in only where the type parameter is its own default.
    params: none as unknown as P,
    query: none as unknown as Q,
    body: none as unknown as B,
    problems: [],
    ...spec,
  })
}

/** JSON in, JSON out. */
export const route = build('json')
/** A multipart body, streamed; JSON out. */
export const uploadRoute = build('upload')
/** Bytes out; `response` describes the media type by `z.string().meta({ contentType })`. */
export const fileRoute = build('file')
/** Server-sent events out, each one `response`. */
export const eventRoute = build('events')

type AnyRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Route<P, Q, B, z.ZodType, Kind>

/** What a caller passes: params, query and body under their own names. */
export type Input<T> =
  T extends AnyRoute<infer P, infer Q, infer B> ? { params: z.input<P>; query: z.input<Q>; body: z.input<B> } : never
/** What a handler receives, after validation. */
export type Parsed<T> =
  T extends AnyRoute<infer P, infer Q, infer B> ? { params: z.output<P>; query: z.output<Q>; body: z.output<B> } : never
/** What a handler returns (the event type for event streams). */
export type Output<T> = T extends Route<z.ZodType, z.ZodType, z.ZodType, infer R, Kind> ? z.output<R> : never
