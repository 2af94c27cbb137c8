import type { BlockList } from 'node:net'
import type { Context as Exchange, Hono } from 'hono'
import { DomainError } from '../../contract/problem.ts'
import type { Route } from '../../contract/route.ts'
import type { Parts } from '../context.ts'
import { authorise, bearerOf, isOfLinks, shownLink } from './authorise.ts'
import type { Env } from './env.ts'
import { eventStream } from './eventStream.ts'
import { type Download, fileResponse } from './fileResponse.ts'
import { requireSameSite } from './guard.ts'
import { makeVisit } from './makeVisit.ts'
import { readInput } from './readInput.ts'

/** A verb without its types: the table of handlers has checked them against its route. */
export type AnyVerb = (ctx: unknown, input: unknown) => unknown

interface Binding {
  app: Hono<Env>
  parts: Parts
  proxies: BlockList
}

/**
 * Puts a verb behind its route. In this order: same site, who, may they, is the request well formed, the verb, is the
 * answer as the route says.
 */
export function bind({ app, parts, proxies }: Binding, route: Route, verb: AnyVerb): void {
  const path = `/api/v1${route.path.replace(/\{(\w+)\}/g, ':$1')}`
  app.on(route.method.toUpperCase(), path, async c => {
    const { access } = route
    const secret = isOfLinks(access) ? null : bearerOf(c)
    // A token or a key is the only authority of such requests, and a foreign page that has one needs no help: no guard.
    if (!isOfLinks(access) && secret === null) requireSameSite(c.req.raw, parts.site.publicUrl)
    const stopping = new AbortController()
    const signal = AbortSignal.any([c.req.raw.signal, stopping.signal, parts.ending])
    const isAllowed = async () =>
      authorise(parts, {
        visit: await makeVisit(parts, { exchange: c, proxies, access, secret }),
        route,
        signal,
        shown: shownLink(c),
        secret,
      })
    const ctx = await isAllowed()
    const input = { ...(await readInput(route, c)), ...(route.kind === 'upload' && { incoming: incomingOf(c) }) }
    switch (route.kind) {
      case 'file':
        // The table of handlers gives file routes a verb that answers a download.
        return fileResponse((await verb(ctx, input)) as Download)
      case 'events':
        return eventStream({
          // As above, with events.
          events: verb(ctx, input) as AsyncIterable<unknown>,
          encode: event => route.response.parse(event),
          stop: () => stopping.abort(),
          mayStay: () =>
            isAllowed().then(
              () => true,
              error => !(error instanceof DomainError),
            ),
          onFault: error => parts.log.error({ err: error, route: route.path }, 'an event stream failed'),
        })
      default:
        return answer(c, route, await verb(ctx, input))
    }
  })
}

function answer(c: Exchange<Env>, route: Route, value: unknown): Response {
  c.header('cache-control', 'no-store')
  const body = route.response.safeParse(value)
  if (!body.success)
    throw new Error(`the answer of ${route.method} ${route.path} is not as its schema says`, { cause: body.error })
  return route.status === 204 ? c.body(null, 204) : c.json(body.data, route.status)
}

/** An upload is read from Node's own request: four times faster than through a web stream. */
function incomingOf(c: Exchange<Env>) {
  const { incoming } = c.env
  if (!incoming) throw new Error('uploads need the Node server')
  return incoming
}
