import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'

const GiB = 1024 ** 3
const whole = (min: number, max = Number.MAX_SAFE_INTEGER) => z.coerce.number().int().min(min).max(max)
const list = z.string().transform(text => text.split(',').flatMap(item => item.trim() || []))
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform(url => url.replace(/\/+$/, ''))

/** Every setting. Nothing else in the product reads the environment. `docs/operate/configuration.md` is made from it. */
export const settings = z.object({
  PORT: whole(1, 65_535).default(3000).describe('Port to listen on.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe(
      'Address to listen on: this machine alone unless told. `0.0.0.0` or `::` lets the network in; put https in front of it.',
    ),
  PUBLIC_URL: httpUrl
    .optional()
    .describe('Address people type; links in mails begin with it. Cookies are for https alone when it is https.')
    .meta({ shownDefault: 'http://localhost:PORT' }),
  DATA_DIR: z
    .string()
    .min(1)
    .default('data')
    .describe('Folder that holds everything: files, database, outbox, back-ups.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgres:// or postgresql://' })
    .optional()
    .describe('A PostgreSQL server of your own, as an ordinary user. Without it one is started in DATA_DIR.'),
  SERVICES: list
    .pipe(z.array(z.enum(['web', 'worker'])).min(1))
    .default(['web', 'worker'])
    .describe('What this process does: `web`, `worker` or both, with a comma between.')
    .meta({ shownDefault: 'web,worker' }),
  MAX_UPLOAD_BYTES: whole(1)
    .default(2 * GiB)
    .describe('Largest file that is taken.'),
  QUERY_TIMEOUT_MS: whole(100).default(30_000).describe('Longest time a question may take.'),
  ENGINE_MEMORY_MB: whole(128).default(1024).describe('Memory of one query process.'),
  ENGINE_POOL: whole(1, 64)
    .default(Math.max(1, Math.min(4, availableParallelism() - 1)))
    .describe('Query processes.')
    .meta({ shownDefault: 'processor cores - 1, at most 4' }),
  SIGN_UP: z
    .enum(['open', 'invitation'])
    .default('invitation')
    .describe('Who makes accounts: anybody (`open`), or people who were invited (`invitation`).'),
  TRUSTED_PROXIES: list
    .default([])
    .describe('Addresses or CIDR ranges of reverse proxies whose X-Forwarded-For is believed, with commas between.')
    .meta({ shownDefault: 'none' }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' })
    .optional()
    .describe('Mail server. Without it mails are written to DATA_DIR/outbox and shown to admins.'),
  MAIL_FROM: z.string().min(3).default('DataInsight <datainsight@localhost>').describe('Sender of mails.'),
  LLM_URL: httpUrl
    .optional()
    .describe(
      'A language model behind an endpoint that speaks as OpenAI’s does (`…/v1`). It proposes plans for questions in words; every figure is computed here. Without it the built-in rules read alone.',
    ),
  LLM_API_KEY: z.string().min(1).optional().describe('Key for the endpoint of the language model.'),
  LLM_MODEL: z.string().min(1).optional().describe('Name of the language model; needed with LLM_URL.'),
  LLM_TIMEOUT_MS: whole(100)
    .default(10_000)
    .describe('Longest time the language model may take; then the rules answer.'),
  LLM_TOKENS_PER_DAY: whole(0)
    .default(200_000)
    .describe('Tokens of the language model that a workspace may use a day.'),
  BACKUP_KEEP_DAYS: whole(0)
    .default(7)
    .describe(
      'Days whose newest automatic back-up is kept in DATA_DIR/backups, besides four weekly ones; 0 makes none.',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('warn')
    .describe('What is logged to standard error, as JSON lines. `info` has a line for each request.'),
})

export type Config = Omit<z.output<typeof settings>, 'PUBLIC_URL'> & { PUBLIC_URL: string }

/** All that is wrong with the configuration, at once. */
export class ConfigFault extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The configuration is not right:\n${faults.map(fault => `  ${fault}`).join('\n')}`)
    this.name = 'ConfigFault'
    this.faults = faults
  }
}

/** The settings of the environment; `.env` in `folder` fills in what the environment leaves out. @throws ConfigFault */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const given = { ...readDotEnv(resolve(folder, '.env')), ...environment }
  // An empty variable is one that was not set: compose files write them so.
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()))
  const { data, error } = settings.safeParse(set)
  if (error) throw new ConfigFault(error.issues.map(issue => `${String(issue.path[0])}: ${issue.message}`))
  return {
    ...data,
    PUBLIC_URL: data.PUBLIC_URL ?? `http://localhost:${data.PORT}`,
    DATA_DIR: resolve(folder, data.DATA_DIR),
  }
}

function readDotEnv(path: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new ConfigFault([`${path}: ${error instanceof Error ? error.message : error}`])
  }
}
