import type { BlockList } from 'node:net'
import type { Context as Exchange } from 'hono'
import type { Access } from '../../contract/route.ts'
import type { Visit } from '../../ports/visit.ts'
import type { Parts } from '../context.ts'
import { isOfLinks, wantedWorkspace } from './authorise.ts'
import { clientAddress } from './clientAddress.ts'
import type { Env } from './env.ts'
import { readSession, writeSession } from './sessionCookie.ts'

interface From {
  exchange: Exchange<Env>
  proxies: BlockList
  access: Access
  /** The API key that was sent. */
  secret: string | null
}

/** Who comes, and with which session. By a link or a key the cookie is not looked at. */
export async function makeVisit(parts: Parts, { exchange: c, proxies, access, secret }: From): Promise<Visit> {
  const { database, authentication, site, mailer, secrets, now, newId, afterwards } = parts
  const token = isOfLinks(access) || secret !== null ? undefined : readSession(c, site.publicUrl)
  const account =
    token === undefined ? null : await database.transaction('system', tx => authentication.findSession(tx, token))
  const peer = c.env?.incoming?.socket.remoteAddress
  return {
    visitor: {
      address: clientAddress(peer, c.req.header('x-forwarded-for'), proxies),
      userAgent: c.req.header('user-agent') ?? '',
    },
    session: token !== undefined && account ? { token, account } : null,
    wantedWorkspaceId: wantedWorkspace(c),
    site,
    authentication,
    mailer,
    secrets,
    now,
    newId,
    system: work => database.transaction('system', work),
    afterwards,
    keepSession: session => writeSession(c, site.publicUrl, session),
  }
}
