import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { api } from '../../contract/api.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Route } from '../../contract/route.ts'
import type { Parts } from '../context.ts'
import { openapi } from '../openapi.ts'
import { apiPages } from './apiPages.ts'
import { type AnyVerb, bind } from './bind.ts'
import { proxyList } from './clientAddress.ts'
import type { Env } from './env.ts'
import { handlers } from './handlers.ts'
import { securityHeaders } from './headers.ts'
import { mcp } from './mcp.ts'
import { problemResponse } from './problemResponse.ts'
import { requestLog } from './requestLog.ts'
import { webPages } from './webPages.ts'

interface Options {
  /** The folder of the built page. */
  webRoot: string
  /** Throws when the server cannot serve yet or any more. */
  requireReady: () => Promise<void>
}

/** The whole HTTP face of the product. */
export function createApp(parts: Parts, { webRoot, requireReady }: Options): Hono<Env> {
  const app = new Hono<Env>()
  app.use(requestLog(parts.log))
  app.use(securityHeaders(parts.site.publicUrl))
  app.onError(error => problemResponse(error, parts.log))
  app.get('/healthz', c => c.json({ ok: true }))
  app.get('/readyz', c =>
    requireReady().then(
      () => c.json({ ok: true }),
      () => c.json({ ok: false }, 503),
    ),
  )
  app.use('/api/*', compress())
  const description = JSON.stringify(openapi(parts.site.version))
  app.get('/api/openapi.json', c => c.body(description, 200, { 'content-type': 'application/json' }))
  app.route('/api/docs', apiPages())
  bindAll(app, parts)
  app.all('/mcp', mcp(parts))
  app.all('/api/*', c => {
    throw new DomainError('not_found', `There is no ${c.req.method} ${c.req.path}.`)
  })
  app.get('*', webPages(webRoot))
  app.notFound(() => problemResponse(new DomainError('not_found', 'There is no such page.'), parts.log))
  return app
}

function bindAll(app: Hono<Env>, parts: Parts): void {
  const binding = { app, parts, proxies: proxyList(parts.trustedProxies) }
  // The types of each pair were checked by `Handlers`; here they are walked as data.
  const verbs = handlers as unknown as Record<string, Record<string, AnyVerb>>
  for (const [noun, routes] of Object.entries<Record<string, Route>>(api))
    for (const [name, route] of Object.entries(routes)) {
      const verb = verbs[noun]?.[name]
      if (!verb) throw new Error(`the route ${noun}.${name} has no verb`)
      bind(binding, route, verb)
    }
}
