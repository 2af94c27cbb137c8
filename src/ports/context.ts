import type { Actor } from '../contract/access.ts'
import type { RowLimits } from '../contract/rowRule.ts'
import type { Transaction } from './database.ts'
import type { Engine } from './engine.ts'
import type { Events } from './events.ts'
import type { LanguageModel } from './languageModel.ts'
import type { Mailer } from './mailer.ts'
import type { Preparer } from './preparer.ts'
import type { Queue } from './queue.ts'
import type { Reader } from './reader.ts'
import type { Renderer } from './renderer.ts'
import type { Samples } from './samples.ts'
import type { Secrets } from './secrets.ts'
import type { ObjectStore } from './store.ts'

/** Everything a domain verb may touch. Built once per request or job, never imported. */
export interface Context {
  workspaceId: string
  actor: Actor
  /** Row rules that were loaded, by who asks: once for each request or job. `domains/access/rowLimits.ts` fills it. */
  rowRules: Map<string, Promise<RowLimits>>
  /**
   * Runs in one database transaction scoped to the workspace (row-level security). Inside it only the database is
   * awaited. A verb opens as few as it can; nothing outside the database happens in between.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  engine: Engine
  store: ObjectStore
  reader: Reader
  preparer: Preparer
  renderer: Renderer
  mailer: Mailer
  /** Proposes plans and rephrases sentences; null where none is configured. */
  languageModel: LanguageModel | null
  events: Events
  queue: Queue
  samples: Samples
  secrets: Secrets
  now: () => Date
  /** A new id: `prefix_` and 22 or more time-sortable letters. */
  newId: (prefix: string) => string
  locale: string
  timeZone: string
  limits: { maxUploadBytes: number; queryTimeoutMs: number }
  signal: AbortSignal
}
