import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { isAlive } from '../../src/adapters/database/postgres/initialise.ts'
import { shutDown } from '../../src/adapters/database/postgres/postmaster.ts'
import { chooseServiceUser, sharedTemporaryFolder } from '../../src/adapters/database/postgres/serviceUser.ts'
import { type EmbeddedPostgres, startPostgres } from '../../src/adapters/database/postgres/startPostgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Port of the loopback listener that hands out the run's database server, started when first asked for. */
    databasePort: number
  }
}

const TEMPORARY = sharedTemporaryFolder(chooseServiceUser(''))
const PREFIX = 'datainsight-test-'
/** A test's database need not survive the machine. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' }

/** One embedded PostgreSQL a run, in a temporary folder, started only when a test wants a database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepDeadRuns()
  const folder = mkdtempSync(join(TEMPORARY, `${PREFIX}${process.pid}-`))
  let started: Promise<Started> | undefined
  const start = () => {
    started ??= startTemplate(folder)
    return started
  }
  const broker = await listen(start)
  const address = broker.address()
  project.provide('databasePort', typeof address === 'object' && address ? address.port : 0)
  return async () => {
    broker.close()
    const postgres = (await started?.catch(() => undefined))?.postgres
    await postgres?.stop()
    if (postgres) rmSync(postgres.home, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Started {
  postgres: EmbeddedPostgres
  template: string
}

async function startTemplate(folder: string): Promise<Started> {
  // It takes a second to load: runs without a database do without.
  const { buildTemplate, TEMPLATE } = await import('./template.ts')
  chmodSync(folder, 0o755)
  const stateRoot = join(folder, 'state')
  const postgres = await startPostgres({
    dataDir: join(folder, 'data'),
    stateRoot,
    log: () => undefined,
    settings: FAST,
  })
  await buildTemplate(postgres.target)
  return { postgres, template: TEMPLATE }
}

function listen(start: () => Promise<Started>): Promise<Server> {
  const broker = createServer(socket => {
    socket.on('error', () => undefined)
    start().then(
      ({ postgres, template }) => socket.end(JSON.stringify({ target: postgres.target, template })),
      error => socket.end(JSON.stringify({ fault: String(error?.message ?? error) })),
    )
  })
  return new Promise((resolve, reject) => {
    broker.once('error', reject)
    broker.listen(0, '127.0.0.1', () => resolve(broker))
  })
}

/** A run that was killed leaves its server: the next run, which sees that its process is gone, ends and removes it. */
async function sweepDeadRuns(): Promise<void> {
  for (const name of readdirSync(TEMPORARY)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    const folder = join(TEMPORARY, name)
    try {
      await shutDown(join(folder, 'data', 'postgres', 'cluster'))
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another user's run: not ours to sweep.
    }
  }
}
