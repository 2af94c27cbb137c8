import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Binaries, program } from './binaries.ts'
import { DatabaseFault, explain } from './fault.ts'
import { programEnvironment } from './initialise.ts'
import { isPostmaster, type LockFile, readLockFile, removeEmptyLockFile } from './lockFile.ts'
import { killOrphans } from './orphans.ts'
import type { Place } from './place.ts'
import { settingArguments } from './settings.ts'

export interface Launch {
  place: Place
  binaries: Binaries
  /** Arguments that say where it listens. */
  listen: readonly string[]
  settings: Readonly<Record<string, string>>
}

export interface Running extends LockFile {
  /** It ran before us. */
  attached: boolean
}

const POLL_MS = 10
const RECOVERY_MAX_MS = 120_000
const ORPHANS_MAX_MS = 2_000
const LOG_MAX_BYTES = 5_000_000
/** Somebody else won the race, or children of a killed postmaster still hold its memory. */
const WORTH_RETRYING = /lock file .* (already exists|is empty)|pre-existing shared memory block|is another postmaster/i

/**
 * Attaches to the cluster's postmaster, or starts one, and returns once it takes connections.
 *
 * @throws DatabaseFault when it cannot run
 */
export async function ensureRunning(launch: Launch): Promise<Running> {
  const { cluster } = launch.place
  const startedAt = Date.now()
  for (;;) {
    const running = await attachOrStart(launch)
    if (running) return running
    const waitedMs = Date.now() - startedAt
    if (waitedMs > RECOVERY_MAX_MS) {
      throw new DatabaseFault(`Something else holds the database in ${cluster}; stop it and start again.`)
    }
    if (waitedMs > ORPHANS_MAX_MS) {
      killOrphans(cluster)
      removeEmptyLockFile(cluster)
    }
    await pause(100)
  }
}

/** Undefined when it is worth trying again. */
async function attachOrStart(launch: Launch): Promise<Running | undefined> {
  const { cluster, home } = launch.place
  const lock = readLockFile(cluster)
  if (lock && isPostmaster(lock.pid, cluster)) {
    const ready = await waitUntilReady(cluster, () => isPostmaster(lock.pid, cluster))
    return ready && { ...ready, attached: true }
  }
  const outcome = await start(launch, lock?.pid)
  if (typeof outcome !== 'string') return { ...outcome, attached: false }
  if (WORTH_RETRYING.test(outcome)) return undefined
  throw new DatabaseFault(explain(outcome, home), { cause: outcome })
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged stays. */
export async function shutDown(cluster: string): Promise<void> {
  const lock = readLockFile(cluster)
  if (!lock || !isPostmaster(lock.pid, cluster)) return
  for (const [signal, patienceMs] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    process.kill(lock.pid, signal)
    const startedAt = Date.now()
    while (Date.now() - startedAt < patienceMs) {
      if (readLockFile(cluster)?.pid !== lock.pid || !isPostmaster(lock.pid, cluster)) return
      await pause(POLL_MS)
    }
  }
}

/** One attempt: the running postmaster, or its last words. */
async function start(launch: Launch, stalePid: number | undefined): Promise<LockFile | string> {
  const { place } = launch
  const { descriptor, from } = openLog(place.logFile)
  try {
    const child = spawnPostmaster(launch, descriptor, stalePid)
    let failure: string | undefined
    child.once('error', error => {
      failure = `${(error as NodeJS.ErrnoException).code} ${error.message}`
    })
    child.once('exit', () => {
      failure ??= readFrom(place.logFile, from)
    })
    const ready = await waitUntilReady(place.cluster, () => failure === undefined, child.pid)
    // Its later end is the holder's business.
    child.removeAllListeners('exit').unref()
    return ready ?? failure ?? 'It took too long to start.'
  } finally {
    closeSync(descriptor)
  }
}

function spawnPostmaster(
  { place, binaries, listen, settings }: Launch,
  log: number,
  stalePid: number | undefined,
): ChildProcess {
  // PostgreSQL takes any living process named in its lock file for a postmaster, save an ancestor: so a stranger is called one.
  const stranger = stalePid ? { PG_GRANDPARENT_PID: String(stalePid) } : {}
  return spawn(program(binaries, 'postgres'), ['-D', place.cluster, ...listen, ...settingArguments(settings)], {
    ...(place.user ?? {}),
    cwd: place.cluster,
    env: { ...programEnvironment(binaries), ...stranger },
    // Its own session: Ctrl-C in the terminal stops the server, which then stops the database.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  })
}

async function waitUntilReady(cluster: string, lives: () => boolean, pid?: number): Promise<LockFile | undefined> {
  const startedAt = Date.now()
  while (lives() && Date.now() - startedAt < RECOVERY_MAX_MS) {
    const lock = readLockFile(cluster)
    if (lock?.isReady && (pid === undefined || lock.pid === pid)) return lock
    await pause(POLL_MS)
  }
  return undefined
}

function openLog(path: string): { descriptor: number; from: number } {
  const size = existsSync(path) ? statSync(path).size : 0
  if (size > LOG_MAX_BYTES) renameSync(path, `${path}.1`)
  return { descriptor: openSync(path, 'a', 0o600), from: size > LOG_MAX_BYTES ? 0 : size }
}

function readFrom(path: string, from: number): string {
  const descriptor = openSync(path, 'r')
  try {
    const words = Buffer.alloc(8192)
    return words.toString('utf8', 0, readSync(descriptor, words, 0, words.length, from))
  } finally {
    closeSync(descriptor)
  }
}
