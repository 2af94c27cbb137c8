import type { Logger } from 'pino'
import type { Actor } from '../contract/access.ts'
import type { Authentication } from '../ports/authentication.ts'
import type { Context } from '../ports/context.ts'
import type { Database } from '../ports/database.ts'
import type { Site } from '../ports/visit.ts'

/** What this process has put together: adapters, settings, clock. */
export interface Parts
  extends Pick<
    Context,
    | 'engine'
    | 'store'
    | 'reader'
    | 'preparer'
    | 'renderer'
    | 'mailer'
    | 'languageModel'
    | 'events'
    | 'queue'
    | 'samples'
    | 'secrets'
    | 'now'
    | 'newId'
    | 'limits'
  > {
  database: Database
  authentication: Authentication
  site: Site
  /** Addresses and CIDR ranges whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[]
  log: Logger
  /** Work nobody waits for but the shutdown; a fault is logged. */
  afterwards: (work: () => Promise<void>) => void
  /** Aborted when the process is about to end: streams close. */
  ending: AbortSignal
}

interface Who {
  workspaceId: string
  actor: Actor
  signal: AbortSignal
  /** Whoever asks may only look: the database refuses whatever would change something. */
  isReadOnly?: boolean
}

/** The context of one request or job. */
export function contextFor(parts: Parts, { workspaceId, actor, signal, isReadOnly = false }: Who): Context {
  const {
    engine,
    store,
    reader,
    preparer,
    renderer,
    mailer,
    languageModel,
    events,
    queue,
    samples,
    secrets,
    now,
    newId,
    limits,
    database,
  } = parts
  return {
    workspaceId,
    actor,
    rowRules: new Map(),
    transaction: work => database.transaction({ workspaceId, isReadOnly }, work),
    engine,
    store,
    reader,
    preparer,
    renderer,
    mailer,
    languageModel,
    events,
    queue,
    samples,
    secrets,
    now,
    newId,
    locale: 'en',
    timeZone: 'UTC',
    limits,
    signal,
  }
}
