import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from './http/env.ts'
import { listenFault } from './startFault.ts'

const DRAIN_MS = 10_000

/** Serves the app. `stop` takes no more requests and lets those under way finish, for ten seconds. */
export async function listen(app: Hono<Env>, at: { HOST: string; PORT: number }): Promise<{ stop(): Promise<void> }> {
  // Without a TLS or HTTP/2 option the adaptor makes a plain HTTP server.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  // A 2 GiB upload over a slow line takes longer than Node's five minutes; its bytes are what shows life.
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(listenFault(error, at)))
    server.listen(at.PORT, at.HOST, resolve)
  })
  return {
    stop: () =>
      new Promise(resolve => {
        const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
        server.close(() => {
          clearTimeout(patience)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
