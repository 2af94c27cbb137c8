import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withLock } from '../../bootstrap/lock.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('two starts in one folder prepare it one after the other', async () => {
  const file = join(folder, 'cache', 'lock')
  const steps: string[] = []
  let waits = 0
  const start = (name: string) =>
    withLock(file, { onWait: () => waits++ }, async () => {
      steps.push(`${name} begins`)
      await new Promise(resolve => setImmediate(resolve))
      steps.push(`${name} ends`)
    })
  await Promise.all([start('first'), start('second')])
  expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  expect(waits).toBe(1)
  expect(existsSync(file)).toBe(false)
})

it('a lock left by a start that was killed is taken over', async () => {
  const file = join(folder, 'lock')
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(file, JSON.stringify({ pid, host: hostname() }))
  expect(await withLock(file, {}, async () => 'prepared')).toBe('prepared')
})

it('a failed preparation releases its lock', async () => {
  const file = join(folder, 'lock')
  await expect(withLock(file, {}, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk')
  expect(existsSync(file)).toBe(false)
})
