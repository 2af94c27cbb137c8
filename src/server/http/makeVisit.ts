import type { BlockList } from 'node:net'
import type { Context as Exchange } from 'hono'
import type { Visit } from '../../ports/visit.ts'
import type { Parts } from '../context.ts'
import { wantedWorkspace } from './authorise.ts'
import { clientAddress } from './clientAddress.ts'
import type { Env } from './env.ts'
import { readSession, writeSession } from './sessionCookie.ts'

/** Who comes, and with which session. */
export async function makeVisit(parts: Parts, c: Exchange<Env>, proxies: BlockList): Promise<Visit> {
  const { database, authentication, site, mailer, now, newId, afterwards } = parts
  const token = readSession(c, site.publicUrl)
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
    now,
    newId,
    system: work => database.transaction('system', work),
    afterwards,
    keepSession: session => writeSession(c, site.publicUrl, session),
  }
}
