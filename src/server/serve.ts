import { join } from 'node:path'
import { automaticBackup } from '../adapters/backup/automaticBackup.ts'
import { emptyTemporary } from '../adapters/storage/localStore.ts'
import { makeOwnerLink } from '../domains/access/ownerLink.ts'
import { dispatch } from '../domains/audit/dispatch.ts'
import { type Assembled, assemble, makeLog } from './assemble.ts'
import type { Config } from './config.ts'
import { contextFor } from './context.ts'
import { eventHandlers } from './eventHandlers.ts'
import { every } from './every.ts'
import { createApp } from './http/createApp.ts'
import { listen } from './listen.ts'
import { makeFolder } from './makeFolder.ts'
import { type OpenDatabase, openDatabase } from './openDatabase.ts'
import { migrations, webRoot } from './paths.ts'
import { folderFault, StartFault } from './startFault.ts'
import { startWorker } from './worker.ts'

type Closing = () => Promise<void>

const DISPATCH_MS = 1000
const DAY_MS = 86_400_000
const BACKUP_LOOK_MS = 3_600_000

/**
 * Starts what the configuration names, and says so in two or three lines: what was prepared, the address, and, until
 * there is an owner, the link that makes them.
 *
 * @returns how to stop: no more requests, those under way finished, jobs put back, processes ended
 * @throws StartFault, DatabaseFault with one sentence
 */
export async function serve(config: Config, say: (line: string) => void): Promise<{ stop(): Promise<void> }> {
  const log = makeLog(config)
  const closing: Closing[] = []
  const stop = async () => {
    for (const close of closing.reverse().splice(0)) await close()
  }
  try {
    await makeFolder(config.DATA_DIR).catch(error => Promise.reject(folderFault(error, config.DATA_DIR)))
    const opened = await openDatabase(config, sentence => log.info(sentence))
    closing.push(opened.close)
    const isWeb = config.SERVICES.includes('web')
    if (isWeb) await claim(opened, config)
    const assembled = await assemble(config, opened, log)
    closing.push(assembled.close)
    if (config.SERVICES.includes('worker')) closing.push(await work(assembled))
    if (isWeb) closing.push(await openDoor(config, opened, assembled))
    say(prepared(config, opened))
    if (isWeb) await showDoor(assembled, say)
    return { stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function claim({ claim, wasIdle }: OpenDatabase, { DATA_DIR }: Config): Promise<void> {
  if (!(await claim('server')))
    throw new StartFault(
      `Another server already runs on ${DATA_DIR}: stop it, set DATA_DIR to another folder, or start this one with SERVICES=worker.`,
    )
  if (wasIdle) await emptyTemporary(DATA_DIR)
}

async function work({ parts }: Assembled): Promise<Closing> {
  const { database, queue, store, now, log } = parts
  const worker = await startWorker({
    database,
    queue,
    store,
    contextFor: ({ workspaceId, actorId, signal }) =>
      contextFor(parts, { workspaceId, actor: { kind: 'system', id: actorId }, signal }),
    now,
    onFault: (fault, about) => log.error({ err: fault, ...about }, 'a job failed'),
    concurrency: 2,
  })
  const handlers = eventHandlers(parts)
  const dispatcher = every({
    everyMs: DISPATCH_MS,
    work: () => dispatch({ database, handlers, now }),
    onFault: fault => log.error({ err: fault }, 'events could not be delivered'),
  })
  return async () => {
    await dispatcher.stop()
    await worker.stop()
  }
}

async function openDoor(config: Config, opened: OpenDatabase, assembled: Assembled): Promise<Closing> {
  const app = createApp(assembled.parts, { webRoot, requireReady: () => opened.database.ping() })
  const server = await listen(app, config)
  const stopBackups = config.BACKUP_KEEP_DAYS > 0 ? backUpDaily(config, opened, assembled) : async () => undefined
  return async () => {
    await stopBackups()
    assembled.end()
    await server.stop()
  }
}

async function showDoor({ parts }: Assembled, say: (line: string) => void): Promise<void> {
  const { database, site, now } = parts
  say(`Open ${site.publicUrl}`)
  const link = await makeOwnerLink({ system: run => database.transaction('system', run), site, now })
  if (link !== null) say(`This link makes you the owner, once: ${link}`)
}

/** Looked at every hour, so that a machine that sleeps at night has its back-up too. */
function backUpDaily(config: Config, opened: OpenDatabase, assembled: Assembled): Closing {
  const { log, now, site } = assembled.parts
  let lastMs = now().getTime()
  const backups = every({
    everyMs: BACKUP_LOOK_MS,
    work: async () => {
      if (now().getTime() - lastMs < DAY_MS) return
      await automaticBackup({
        target: opened.target,
        migrations,
        dataDir: config.DATA_DIR,
        appVersion: site.version,
        now: now(),
        directory: join(config.DATA_DIR, 'backups'),
        keep: { days: config.BACKUP_KEEP_DAYS, weeks: 4 },
      })
      lastMs = now().getTime()
    },
    onFault: fault => log.error({ err: fault }, 'the automatic back-up failed'),
  })
  return backups.stop
}

function prepared({ SERVICES, DATABASE_URL, DATA_DIR }: Config, { wasIdle }: OpenDatabase): string {
  const place = DATABASE_URL === undefined ? `database and files in ${DATA_DIR}` : `files in ${DATA_DIR}`
  return `Ready: ${SERVICES.join(' and ')}, ${place}${wasIdle || DATABASE_URL ? '' : ' (the database ran already)'}.`
}
