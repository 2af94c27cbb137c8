import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Hono } from 'hono'
import type { Env } from './env.ts'
import { sendServed, servedFiles } from './servedFiles.ts'

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API · DataInsight</title>
    <link rel="icon" href="/mark.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <link rel="stylesheet" href="/api-docs.css" />
    <script src="/theme.js"></script>
  </head>
  <body>
    <noscript>This page needs JavaScript. The description itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
    <div id="api"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api-docs.js"></script>
  </body>
</html>
`
const require = createRequire(import.meta.url)
const files = new Set(['swagger-ui-bundle.js', 'swagger-ui.css'])

/** The description of the API as pages, drawn by the installed Swagger UI; nothing comes from another host. */
export function apiPages(): Hono<Env> {
  const load = servedFiles(dirname(require.resolve('swagger-ui-dist/package.json')))
  const app = new Hono<Env>()
  app.get('/', c => c.html(page, 200, { 'cache-control': 'no-cache' }))
  app.get('/:name', async (c, next) => {
    const name = c.req.param('name')
    const file = files.has(name) ? await load(name) : null
    return file ? sendServed(c.req.header('accept-encoding') ?? '', file, false) : next()
  })
  return app
}
