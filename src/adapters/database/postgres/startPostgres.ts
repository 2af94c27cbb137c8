import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import type { DatabaseTarget } from '../target.ts'
import { locateBinaries, prepareBinaries } from './binaries.ts'
import { toFault } from './fault.ts'
import { Holder } from './holder.ts'
import { initialise, OWNER } from './initialise.ts'
import { readLockFile } from './lockFile.ts'
import { findPlace, makeSocketFolder, type Place } from './place.ts'
import { ensureRunning, type Launch, shutDown } from './postmaster.ts'

export interface EmbeddedPostgres {
  target: DatabaseTarget
  /** The postmaster's process id; another after it was killed and came back. */
  pid(): number
  /** The postmaster ran before us. */
  attached: boolean
  /** The folder that holds the cluster, its log and its socket. */
  home: string
  /** Takes a name for this process, until it ends; false when another process has it. */
  claim(name: string): Promise<boolean>
  /** Leaves the cluster, and shuts it down when no other process of ours uses it. */
  stop(): Promise<void>
}

export interface StartOptions {
  dataDir: string
  log: (sentence: string) => void
  /** Where clusters go when the database's user cannot reach DATA_DIR. */
  stateRoot?: string
  settings?: Readonly<Record<string, string>>
}

/**
 * Starts the PostgreSQL that came with the package on the cluster in DATA_DIR, or attaches to it when it runs; makes
 * the cluster the first time, brings the postmaster back when it dies, and never deletes a cluster.
 *
 * @throws DatabaseFault with one sentence for the person when it cannot run
 */
export async function startPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log, stateRoot = '/var/lib/datainsight' } = options
  try {
    const place = await findPlace(dataDir, stateRoot)
    if (place.isElsewhere) log(`The database lies in ${place.home}: its user cannot reach ${dataDir}.`)
    const launch = await prepareLaunch(place, options)
    const running = await ensureRunning(launch.launch)
    const server = launch.connection(running)
    const holder = await Holder.open({
      server,
      log,
      revive: async () => (await ensureRunning(launch.launch)).pid,
      pid: running.pid,
    })
    return {
      target: holder.target,
      pid: () => holder.pid,
      attached: running.attached,
      home: place.home,
      claim: name => holder.claim(name),
      stop: async () => {
        if (!(await holder.leave())) return
        await shutDown(place.cluster)
        const isTemporary = process.platform !== 'win32' && !running.socketFolder.startsWith(place.home)
        if (isTemporary) await rm(running.socketFolder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    throw toFault(error, dataDir)
  }
}

interface Prepared {
  launch: Launch
  connection: (running: { port: number; socketFolder: string }) => ClientConfig
}

async function prepareLaunch(place: Place, { settings = {}, log }: StartOptions): Promise<Prepared> {
  const installed = locateBinaries()
  const binaries = await prepareBinaries({ installed, user: place.user, copies: place.copies })
  if (binaries.root !== installed.root) log(`The database programs run from ${binaries.root}.`)
  if (process.platform === 'win32') return prepareForTcp(place, { binaries, settings })
  await initialise(place, binaries, undefined)
  const socketFolder = await makeSocketFolder(place)
  const listen = ['-k', socketFolder, '-c', 'listen_addresses=']
  return {
    launch: { place, binaries, listen, settings },
    connection: running => ({ host: running.socketFolder, port: running.port, user: OWNER }),
  }
}

/** Windows has no usable Unix sockets here: the loopback address and a password made once. */
async function prepareForTcp(place: Place, base: Pick<Launch, 'binaries' | 'settings'>): Promise<Prepared> {
  const secret = join(place.home, 'password')
  if (!existsSync(secret)) await writeFile(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  const password = await readFile(secret, 'utf8')
  await initialise(place, base.binaries, password)
  const port = readLockFile(place.cluster)?.port ?? (await freePort())
  const listen = ['-c', 'listen_addresses=127.0.0.1', '-p', String(port)]
  return {
    launch: { place, ...base, listen },
    connection: running => ({ host: '127.0.0.1', port: running.port, user: OWNER, password }),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 5432))
    })
  })
}
