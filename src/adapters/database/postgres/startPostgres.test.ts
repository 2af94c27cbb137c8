import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectDatabase } from '../connect.ts'
import { locateBinaries, prepareBinaries } from './binaries.ts'
import { DatabaseFault, explain } from './fault.ts'
import { isPostmaster } from './lockFile.ts'
import { canReach } from './serviceUser.ts'
import { type EmbeddedPostgres, startPostgres } from './startPostgres.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = { uid: 65534, gid: 65534 }
let folder: string
let dataDir: string
let said: string[]
const open: EmbeddedPostgres[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pg-'))
  chmodSync(folder, 0o755)
  dataDir = join(folder, 'data')
  said = []
})
afterEach(async () => {
  for (const postgres of open.splice(0)) await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(at = dataDir): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres({
    dataDir: at,
    log: sentence => said.push(sentence),
    stateRoot: join(folder, 'state'),
  })
  open.push(postgres)
  return postgres
}

async function query(postgres: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(postgres.target.owner)
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const startedAt = Date.now(); !(await holds()); await pause(20)) {
    if (Date.now() - startedAt > 20_000) throw new Error('It never came to hold.')
  }
}

describe('the embedded PostgreSQL', () => {
  it('makes a cluster once, keeps its rows, and stops when its last process leaves', async () => {
    const first = await start()
    await query(first, 'create table kept (n int)')
    await query(first, 'insert into kept values (1)')
    const second = await start()
    expect(second.attached).toBe(true)
    expect(second.pid()).toBe(first.pid())
    await first.stop()
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }])
    const cluster = join(second.home, 'cluster')
    await second.stop()
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false)
    expect(existsSync(join(cluster, 'PG_VERSION'))).toBe(true)
    const third = await start()
    expect(third.attached).toBe(false)
    expect(await query(third, 'select n from kept')).toEqual([{ n: 1 }])
  })

  it('survives the kill of its postmaster: it comes back, and every acknowledged row is there', async () => {
    const postgres = await start()
    await query(postgres, 'create table acknowledged (n int)')
    await query(postgres, 'grant all on acknowledged to datainsight_app')
    const database = await connectDatabase({ target: postgres.target, log: () => undefined })
    const acknowledged: number[] = []
    let isWriting = true
    const writer = (async () => {
      for (let n = 0; isWriting; n++) {
        const wrote = await database.pool.query('insert into acknowledged values ($1)', [n]).then(
          () => true,
          () => pause(5).then(() => false),
        )
        if (wrote) acknowledged.push(n)
      }
    })()
    for (let round = 0; round < 3; round++) {
      const before = acknowledged.length
      await until(() => acknowledged.length > before + 50)
      const victim = postgres.pid()
      process.kill(victim, 'SIGKILL')
      await until(() => postgres.pid() !== victim)
    }
    isWriting = false
    await writer
    const rows = await query(postgres, 'select n from acknowledged')
    const found = new Set(rows.map(row => row.n))
    expect(acknowledged.filter(n => !found.has(n))).toEqual([])
    await database.close()
  }, 60_000)

  it('is found running by the next process after its own was killed, and stopped by it', async () => {
    const module = new URL('./startPostgres.ts', import.meta.url).href
    const program = `const { startPostgres } = await import(${JSON.stringify(module)})
      await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined })
      process.kill(process.pid, 'SIGKILL')`
    const killed = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
    expect(killed.signal).toBe('SIGKILL')
    const postgres = await start()
    expect(postgres.attached).toBe(true)
    await postgres.stop()
    expect(existsSync(join(postgres.home, 'cluster', 'postmaster.pid'))).toBe(false)
  })

  it('is one for processes that start at once', async () => {
    const all = await Promise.all([start(), start(), start()])
    expect(new Set(all.map(postgres => postgres.pid())).size).toBe(1)
    expect(await all[0]?.claim('server')).toBe(true)
    expect(await all[1]?.claim('server')).toBe(false)
  })

  it('is had by a process that starts in the moment another stops it', async () => {
    let current = await start()
    for (let round = 0; round < 5; round++) {
      const [, next] = await Promise.all([current.stop(), pause(round * 3).then(() => start())])
      current = next
      const database = await connectDatabase({ target: current.target, log: () => undefined })
      await database.transaction('system', async () => undefined)
      await database.close()
    }
  })

  it('is not misled by a lock file whose process id now belongs to a stranger', async () => {
    const postgres = await start()
    const lock = join(postgres.home, 'cluster', 'postmaster.pid')
    const lines = readFileSync(lock, 'utf8').split('\n')
    await postgres.stop()
    writeFileSync(lock, [process.pid, ...lines.slice(1)].join('\n'))
    expect(isPostmaster(process.pid, join(postgres.home, 'cluster'))).toBe(false)
    expect((await start()).attached).toBe(false)
  })

  it('gets over an empty lock file, which a postmaster killed at its very start leaves', async () => {
    const postgres = await start()
    await postgres.stop()
    const lock = join(postgres.home, 'cluster', 'postmaster.pid')
    writeFileSync(lock, '')
    expect((await start()).attached).toBe(false)
  })

  it.runIf(process.platform === 'linux')(
    'comes back though a statement of the killed postmaster is still busy',
    async () => {
      const postgres = await start()
      const busy = new Client(postgres.target.owner)
      busy.on('error', () => undefined)
      await busy.connect()
      const endless = busy.query('select count(*) from generate_series(1, 1e10::bigint)').catch(error => error)
      const victim = postgres.pid()
      process.kill(victim, 'SIGKILL')
      await until(() => postgres.pid() !== victim)
      expect(await endless).toBeInstanceOf(Error)
      expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
    },
  )

  it('takes no notice of half a cluster left by a killed first start', async () => {
    mkdirSync(join(dataDir, 'postgres', 'draft-4194305-00'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres', 'draft-4194305-00', 'PG_VERSION'), '18')
    const postgres = await start()
    expect(existsSync(join(postgres.home, 'draft-4194305-00'))).toBe(false)
  })

  it('finds a short way to its socket when the path of DATA_DIR is long', async () => {
    const postgres = await start(join(folder, 'x'.repeat(90), 'data'))
    expect(String(postgres.target.owner.host).length).toBeLessThan(80)
    expect(statSync(String(postgres.target.owner.host)).mode & 0o077).toBe(0)
  })

  it('says in one sentence that the folder cannot be used', async () => {
    writeFileSync(join(folder, 'file'), '')
    const failed = await start(join(folder, 'file', 'data')).catch(error => error)
    expect(failed).toBeInstanceOf(DatabaseFault)
    expect(explain('ENOSPC: no space left on device', '/d')).toBe(
      'The disk that holds /d is full: free some space and start again.',
    )
  })

  it.runIf(isRoot)(
    'as root runs as nobody, elsewhere when DATA_DIR is shut, and finds it again when DATA_DIR moved',
    async () => {
      const shut = join(folder, 'home')
      mkdirSync(shut, { mode: 0o700 })
      const postgres = await start(join(shut, 'data'))
      expect(postgres.home.startsWith(join(folder, 'state'))).toBe(true)
      expect(said.join()).toContain('The database lies in')
      const owner = statSync(join(postgres.home, 'cluster')).uid
      expect(owner).toBe(NOBODY.uid)
      expect(readFileSync(`/proc/${postgres.pid()}/status`, 'utf8')).toMatch(new RegExp(`^Uid:\\s+${owner}`, 'm'))
      await query(postgres, 'create table kept (n int)')
      await postgres.stop()
      cpSync(join(shut, 'data'), join(folder, 'moved'), { recursive: true })
      expect(await query(await start(join(folder, 'moved')), 'select * from kept')).toEqual([])
    },
  )

  it.runIf(isRoot)('runs from a copy of its programs when the checkout is shut, links made', async () => {
    const installed = locateBinaries()
    const shut = join(folder, 'shut')
    mkdirSync(shut, { mode: 0o700 })
    cpSync(installed.root, join(shut, 'native'), { recursive: true, verbatimSymlinks: true })
    rmSync(join(shut, 'native', 'lib', 'libpq.so.5'), { force: true })
    const root = join(shut, 'native')
    const binaries = await prepareBinaries({ installed: { ...installed, root }, user: NOBODY, copies: folder })
    expect(binaries.root).toBe(join(folder, `postgresql-${installed.version}`))
    expect(canReach(join(binaries.root, 'lib', 'libpq.so.5'), NOBODY)).toBe(true)
    const version = execFileSync(join(binaries.root, 'bin', 'postgres'), ['--version'], { ...NOBODY, cwd: '/' })
    expect(String(version)).toContain('18.')
  })

  it('names the way out when no programs are installed for the system', () => {
    expect(() => locateBinaries('sunos', 'sparc')).toThrow('set DATABASE_URL')
  })
})
