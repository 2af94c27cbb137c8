import { StreamableHTTPTransport } from '@hono/mcp'
import type { Context as Exchange, Handler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { DomainError } from '../../contract/problem.ts'
import { findApiKey } from '../../domains/access/findApiKey.ts'
import { contextFor, type Parts } from '../context.ts'
import { mcpServer } from '../mcp/mcpServer.ts'
import { bearerOf } from './authorise.ts'
import type { Env } from './env.ts'
import { readJson } from './readInput.ts'

/**
 * The Model Context Protocol over Streamable HTTP, without sessions: each request brings its API key, and is answered in
 * its own response. In this order: no foreign page, the key, one message.
 */
export function mcp(parts: Parts): Handler<Env> {
  const { database, site, log, now, ending } = parts
  return async c => {
    requireOwnOrigin(c, site.publicUrl)
    const secret = bearerOf(c)
    if (secret === null) throw new DomainError('key_needed', 'Send an API key: Authorization: Bearer di_…')
    const key = await findApiKey({ now, system: work => database.transaction('system', work) }, secret)
    // There is nothing to listen to and no session to end.
    if (c.req.method !== 'POST') return c.body(null, 405, { allow: 'POST' })
    const message = await readJson(c)
    // A batch would be one request to the limit and many to the engine; the protocol has given them up.
    if (Array.isArray(message)) throw new DomainError('invalid_request', 'Send one message at a time.')
    const gone = AbortSignal.any([c.req.raw.signal, ending])
    const { workspaceId, actor, scope } = key
    const isReadOnly = scope === 'read'
    const server = mcpServer({
      contextFor: signal =>
        contextFor(parts, { workspaceId, actor, signal: AbortSignal.any([gone, signal]), isReadOnly }),
      ...{ scope, version: site.version, log },
    })
    const transport = new StreamableHTTPTransport({ enableJsonResponse: true })
    await server.connect(transport)
    c.header('cache-control', 'no-store')
    return answered(c, () => transport.handleRequest(c, message))
  }
}

/** A page of another site may know the address of a server in its reader's network: it is not listened to. */
function requireOwnOrigin(c: Exchange<Env>, publicUrl: string): void {
  const origin = c.req.header('origin')
  if (origin !== undefined && origin !== new URL(publicUrl).origin)
    throw new DomainError('cross_site', 'The request came from another site.')
}

/** What the transport refuses (a message that is none, an unknown protocol version) it throws as a response. */
async function answered(c: Exchange<Env>, handle: () => Promise<Response | undefined>): Promise<Response> {
  try {
    return (await handle()) ?? c.body(null, 202)
  } catch (fault) {
    if (fault instanceof HTTPException) return fault.getResponse()
    throw fault
  }
}
