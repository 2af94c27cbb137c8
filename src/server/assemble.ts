import { join } from 'node:path'
import { type Logger, type LoggerOptions, pino } from 'pino'
import { betterAuthentication } from '../adapters/auth/betterAuthentication.ts'
import { createEngine } from '../adapters/engine/createEngine.ts'
import { postgresEvents } from '../adapters/events/postgresEvents.ts'
import { openAiModel } from '../adapters/llm/openAiModel.ts'
import { rememberingModel } from '../adapters/llm/rememberingModel.ts'
import { outboxMailer } from '../adapters/mail/outboxMailer.ts'
import { smtpMailer } from '../adapters/mail/smtpMailer.ts'
import { childPreparer } from '../adapters/prepare/childPreparer.ts'
import { bossQueue } from '../adapters/queue/bossQueue.ts'
import { childReader } from '../adapters/readers/childReader.ts'
import { childRenderer } from '../adapters/render/childRenderer.ts'
import { folderSamples } from '../adapters/samples/folderSamples.ts'
import { fileSecrets } from '../adapters/secrets/fileSecrets.ts'
import { openLocalStore } from '../adapters/storage/localStore.ts'
import type { LanguageModel } from '../ports/languageModel.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { Config } from './config.ts'
import type { Parts } from './context.ts'
import { faultFields } from './faultFields.ts'
import { newId } from './newId.ts'
import type { OpenDatabase } from './openDatabase.ts'
import { readVersion, samples } from './paths.ts'
import { authTables } from './schema.ts'

export interface Assembled {
  parts: Parts
  /** Streams close, work nobody waited for is finished, processes end. */
  close(): Promise<void>
  /** Says that the end is near: streams close. */
  end(): void
}

/** Log lines go to standard error: standard output is for people. */
export function makeLog({ LOG_LEVEL }: Config): Logger {
  return pino(logOptions(LOG_LEVEL), pino.destination({ fd: 2, sync: true }))
}

/** Of a fault, only the fields that are safe to keep are written. */
export function logOptions(level: string): LoggerOptions {
  return { level, base: null, serializers: { err: fault => faultFields(fault) } }
}

/** Every adapter, chosen by the configuration and put together. */
export async function assemble(config: Config, { database, target }: OpenDatabase, log: Logger): Promise<Assembled> {
  const now = () => new Date()
  const onFault = (fault: unknown) => log.error({ err: fault }, 'a background fault')
  const ending = new AbortController()
  const background = new Set<Promise<void>>()
  const store = await openLocalStore(config.DATA_DIR)
  const events = postgresEvents(target.runtime, onFault)
  const engine = createEngine({
    store,
    poolSize: config.ENGINE_POOL,
    memoryLimitMb: config.ENGINE_MEMORY_MB,
    timeoutMs: config.QUERY_TIMEOUT_MS,
    folder: join(config.DATA_DIR, 'versions'),
  })
  const renderer = childRenderer()
  const parts: Parts = {
    database,
    authentication: await betterAuthentication({ pool: database.pool, tables: authTables, now, newId }),
    site: { publicUrl: config.PUBLIC_URL, signUp: config.SIGN_UP, version: readVersion() },
    trustedProxies: config.TRUSTED_PROXIES,
    log,
    afterwards: work => {
      const run = work().catch(onFault)
      background.add(run)
      void run.finally(() => background.delete(run))
    },
    ending: ending.signal,
    engine,
    store,
    reader: childReader(),
    preparer: childPreparer({ store }),
    renderer,
    mailer: chooseMailer(config, now),
    languageModel: chooseModel(config),
    events,
    queue: bossQueue({ config: target.runtime, events, onFault }),
    samples: folderSamples(samples),
    secrets: await fileSecrets(config.DATA_DIR),
    now,
    newId,
    limits: { maxUploadBytes: config.MAX_UPLOAD_BYTES, queryTimeoutMs: config.QUERY_TIMEOUT_MS },
  }
  return {
    parts,
    end: () => ending.abort(),
    close: async () => {
      ending.abort()
      await Promise.all(background)
      await parts.queue.stop()
      await renderer.close()
      await engine.close()
      await events.close()
    },
  }
}

function chooseModel({
  LLM_URL,
  LLM_API_KEY,
  LLM_MODEL,
  LLM_TIMEOUT_MS,
  LLM_TOKENS_PER_DAY,
}: Config): LanguageModel | null {
  if (LLM_URL === undefined || LLM_MODEL === undefined) return null
  const settings = {
    url: LLM_URL,
    apiKey: LLM_API_KEY,
    model: LLM_MODEL,
    timeoutMs: LLM_TIMEOUT_MS,
    tokensPerDay: LLM_TOKENS_PER_DAY,
  }
  return rememberingModel(openAiModel(settings))
}

function chooseMailer({ SMTP_URL, MAIL_FROM, DATA_DIR }: Config, now: () => Date): Mailer {
  if (SMTP_URL !== undefined) return smtpMailer({ url: SMTP_URL, from: MAIL_FROM })
  return outboxMailer({ folder: join(DATA_DIR, 'outbox'), from: MAIL_FROM, now })
}
