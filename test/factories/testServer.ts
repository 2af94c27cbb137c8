import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { betterAuthentication } from '../../src/adapters/auth/betterAuthentication.ts'
import { outboxMailer } from '../../src/adapters/mail/outboxMailer.ts'
import { keySecrets } from '../../src/adapters/secrets/keySecrets.ts'
import { openLocalStore } from '../../src/adapters/storage/localStore.ts'
import type { Role } from '../../src/contract/access.ts'
import { makeOwnerLink } from '../../src/domains/access/ownerLink.ts'
import type { Mail } from '../../src/ports/mailer.ts'
import type { Visit } from '../../src/ports/visit.ts'
import type { Parts } from '../../src/server/context.ts'
import { createApp } from '../../src/server/http/createApp.ts'
import type { Env } from '../../src/server/http/env.ts'
import { authTables } from '../../src/server/schema.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Browser, makeBrowser } from './browser.ts'
import { localEvents, newId } from './context.ts'
import { buildPerson, type Person } from './person.ts'

export interface TestServer {
  app: Hono<Env>
  parts: Parts
  database: TestDatabase
  mails: Mail[]
  /** Stops the clock at a time; null lets it run. */
  setTime(at: Date | null): void
  /** Until work that no answer waited for is done. */
  settled(): Promise<void>
  browser(): Browser
  /** A new owner of a new workspace, or a member of one. */
  person(given?: { role?: Role; workspaceId?: string }): Promise<Person>
  ownerToken(): Promise<string>
  stop(): Promise<void>
}

const missing = () => {
  throw new Error('this test server has none')
}

/** The product's HTTP face on a database of its own, without a socket. */
export async function buildServer(change: Partial<Parts> = {}): Promise<TestServer> {
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'datainsight-http-'))
  let time: Date | null = null
  const now = () => time ?? new Date()
  const mails: Mail[] = []
  const pending: Promise<void>[] = []
  const outbox = outboxMailer({ folder: join(folder, 'outbox'), from: 'DataInsight <di@localhost>', now })
  const parts: Parts = {
    database,
    authentication: await betterAuthentication({ pool: database.pool, tables: authTables, now, newId }),
    site: { publicUrl: 'http://localhost:3000', signUp: 'invitation', version: '0' },
    trustedProxies: [],
    log: pino({ level: 'silent' }),
    afterwards: work => void pending.push(work()),
    ending: new AbortController().signal,
    engine: { run: missing, runMany: missing, close: async () => undefined },
    store: await openLocalStore(join(folder, 'store')),
    reader: { read: missing },
    preparer: { prepare: missing },
    renderer: { render: missing, close: async () => undefined },
    mailer: {
      send: async mail => {
        mails.push(mail)
        await outbox.send(mail)
      },
      outbox: outbox.outbox,
    },
    events: localEvents(),
    queue: { start: async () => undefined, wake: async () => undefined, stop: async () => undefined },
    languageModel: null,
    samples: { list: async () => [], path: async () => null },
    secrets: keySecrets(randomBytes(32)),
    now,
    newId,
    limits: { maxUploadBytes: 1_000_000, queryTimeoutMs: 30_000 },
    ...change,
  }
  const app = createApp(parts, { webRoot: join(folder, 'web'), requireReady: () => database.ping() })
  return {
    app,
    parts,
    database,
    mails,
    setTime: at => {
      time = at
    },
    settled: async () => void (await Promise.all(pending)),
    browser: () => makeBrowser(app),
    person: given => buildPerson(app, parts, given),
    ownerToken: async () => {
      const system: Visit['system'] = work => database.transaction('system', work)
      const link = await makeOwnerLink({ system, site: parts.site, now })
      return new URL(link ?? 'http://none/').searchParams.get('token') ?? ''
    },
    stop: async () => {
      await Promise.allSettled(pending)
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
