import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLocalStore } from './localStore.ts'
import { temporaryName } from './temporary.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'temporary-'))
  mkdirSync(join(root, 'tmp'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** The number of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid
const of = (pid: number) => temporaryName('arriving').replace(`-${process.pid}-`, `-${pid}-`)

function leave(name: string, ageMs = 0): string {
  const path = join(root, 'tmp', name)
  writeFileSync(path, 'bytes')
  const at = new Date(Date.now() - ageMs)
  utimesSync(path, at, at)
  return path
}

describe('temporary work', () => {
  test('of a killed process is removed when the store is opened, that of a living one stays', async () => {
    const left = leave(`${of(deadPid())}a`)
    const underWay = leave(`${of(process.ppid)}b`)
    await openLocalStore(root)
    expect([existsSync(left), existsSync(underWay)]).toEqual([false, true])
  })

  test('of a process before this one that had its number is removed, this one’s own stays', async () => {
    const before = leave(`${of(process.pid)}a`, process.uptime() * 1000 + 60_000)
    const own = await (await openLocalStore(root)).temporaryFolder()
    await openLocalStore(root)
    expect([existsSync(before), existsSync(own)]).toEqual([false, true])
  })

  test('of another machine stays, until it is older than any work takes', async () => {
    const fresh = leave('arriving-elsewhere-1-a')
    const old = leave('arriving-elsewhere-1-b', 3 * 86_400_000)
    await openLocalStore(root)
    expect([existsSync(fresh), existsSync(old)]).toEqual([true, false])
  })
})
