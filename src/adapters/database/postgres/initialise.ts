import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Binaries, program } from './binaries.ts'
import { toFault } from './fault.ts'
import type { Place } from './place.ts'

/** The role that owns the cluster. */
export const OWNER = 'app'

/** The environment of every database program: ours does not leak into it, and its libraries are found. */
export function programEnvironment(binaries: Binaries): NodeJS.ProcessEnv {
  const libraries = join(binaries.root, 'lib')
  const system = process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP } : {}
  return {
    ...system,
    PATH: process.env.PATH,
    LC_ALL: 'C',
    TZ: 'UTC',
    LD_LIBRARY_PATH: libraries,
    DYLD_LIBRARY_PATH: libraries,
  }
}

/**
 * Makes the cluster unless it is there. It is made under a draft's name and renamed when whole, so a killed start
 * leaves a draft and never half a cluster; drafts of the dead are swept.
 */
export async function initialise(place: Place, binaries: Binaries, password: string | undefined): Promise<boolean> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return false
  await sweepDrafts(place)
  const name = `draft-${process.pid}-${randomBytes(4).toString('hex')}`
  const draft = join(place.home, name)
  const passwordFile = join(place.home, `${name}-secret`)
  drafting.add(name)
  if (password) await writeFile(passwordFile, password, { mode: 0o600 })
  const identity = place.user ?? {}
  const trust = password ? ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`] : ['-A', 'trust']
  const text = ['-E', 'UTF8', '--locale-provider=icu', '--icu-locale=und']
  try {
    await promisify(execFile)(program(binaries, 'initdb'), ['-D', draft, '-U', OWNER, ...trust, ...text], {
      ...identity,
      cwd: place.home,
      env: programEnvironment(binaries),
    })
    await rename(draft, place.cluster)
    return true
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (existsSync(join(place.cluster, 'PG_VERSION'))) return false
    throw toFault(error, place.home)
  } finally {
    drafting.delete(name)
    await rm(passwordFile, { force: true })
  }
}

/** Drafts this very process is making. */
const drafting = new Set<string>()

async function sweepDrafts({ home }: Place): Promise<void> {
  await mkdir(home, { recursive: true })
  for (const name of await readdir(home)) {
    const pid = /^draft-(\d+)/.exec(name)?.[1]
    // In a container every start has the same process id.
    const isDead = Number(pid) === process.pid ? !drafting.has(name) : !isAlive(Number(pid))
    if (pid && isDead) await rm(join(home, name), { recursive: true, force: true })
  }
}

/** A process of that id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
