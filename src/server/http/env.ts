import type { HttpBindings } from '@hono/node-server'

/** What Hono is given by the Node server. */
export interface Env {
  Bindings: Partial<HttpBindings>
}
