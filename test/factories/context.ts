import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { keySecrets } from '../../src/adapters/secrets/keySecrets.ts'
import type { Actor, Role } from '../../src/contract/access.ts'
import type { Context } from '../../src/ports/context.ts'
import type { Database } from '../../src/ports/database.ts'
import type { Events } from '../../src/ports/events.ts'

let made = 0

/** Ids that sort by the order they were made in. */
export function newId(prefix: string): string {
  made += 1
  return `${prefix}_${String(made).padStart(10, '0')}${randomBytes(6).toString('hex')}`
}

/** Events within one process. */
export function localEvents(): Events {
  const emitter = new EventEmitter().setMaxListeners(0)
  return {
    publish: async (channel, payload) => void emitter.emit(channel, payload),
    subscribe: async (channel, listener) => {
      emitter.on(channel, listener)
      return async () => void emitter.off(channel, listener)
    },
  }
}

const missing = (what: string) => () => {
  throw new Error(`the test gives no ${what}`)
}

type Given = Partial<Context> & { database: Database; role?: Role }

/** A context of an editor in a workspace of their own; what a test does not give must not be touched. */
export function buildContext({ database, role = 'editor', ...given }: Given): Context {
  const workspaceId = given.workspaceId ?? newId('ws')
  const actor: Actor = { kind: 'user', id: newId('u'), name: 'Mina', role }
  const absent = {
    engine: { run: missing('engine'), runMany: missing('engine'), close: async () => undefined },
    store: new Proxy({}, { get: missing('store') }),
    reader: { read: missing('reader') },
    preparer: { prepare: missing('preparer') },
    renderer: { render: missing('renderer'), close: async () => undefined },
    mailer: { send: missing('mailer'), outbox: missing('mailer') },
    samples: { list: missing('samples'), path: missing('samples') },
  }
  return {
    ...(absent as unknown as Context),
    actor,
    rowRules: new Map(),
    events: localEvents(),
    languageModel: null,
    secrets: keySecrets(randomBytes(32)),
    queue: { start: async () => undefined, wake: async () => undefined, stop: async () => undefined },
    now: () => new Date(),
    newId,
    locale: 'en',
    timeZone: 'UTC',
    limits: { maxUploadBytes: 1_000_000, queryTimeoutMs: 30_000 },
    signal: new AbortController().signal,
    ...given,
    workspaceId,
    transaction: work => database.transaction({ workspaceId }, work),
  }
}
