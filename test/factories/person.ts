import type { Hono } from 'hono'
import type { Role } from '../../src/contract/access.ts'
import { join, makeWorkspace } from '../../src/domains/access/newcomer.ts'
import type { Visit } from '../../src/ports/visit.ts'
import type { Parts } from '../../src/server/context.ts'
import type { Env } from '../../src/server/http/env.ts'
import { type Browser, makeBrowser } from './browser.ts'

export interface Person extends Browser {
  userId: string
  email: string
  username: string
  password: string
  workspaceId: string
}

const PASSWORD = 'correct horse battery'
let made = 0
let passwordHash: Promise<string> | null = null

/** Somebody with an account and a session: the owner of a new workspace, or a member of a given one. */
export async function buildPerson(
  app: Hono<Env>,
  parts: Parts,
  { role = 'owner', workspaceId: given }: { role?: Role; workspaceId?: string } = {},
): Promise<Person> {
  made += 1
  const username = `person${made}-${process.pid}`
  const email = `${username}@example.org`
  // One hash for everybody: hashing is slow on purpose.
  passwordHash ??= parts.authentication.hashPassword(PASSWORD)
  const hash = await passwordHash
  const browser = makeBrowser(app)
  // Only the clock and ids of the visit are used here.
  const visit = { now: parts.now, newId: parts.newId } as Visit
  const facts = await parts.database.transaction('system', async tx => {
    const account = await parts.authentication.createAccount(tx, {
      name: `Person ${made}`,
      email,
      username,
      passwordHash: hash,
      emailVerified: true,
    })
    const workspaceId = given ?? (await makeWorkspace(visit, tx, `Workspace ${made}`))
    await join(visit, tx, { account, workspaceId, role, action: 'account.made' })
    const session = await parts.authentication.startSession(tx, account.id, { address: '192.0.2.1', userAgent: 'test' })
    return { userId: account.id, workspaceId, token: session.token }
  })
  browser.cookie = `datainsight=${facts.token}`
  return Object.assign(browser, {
    userId: facts.userId,
    workspaceId: facts.workspaceId,
    email,
    username,
    password: PASSWORD,
  })
}
