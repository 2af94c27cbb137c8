import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileSecrets } from './fileSecrets.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('what is sealed is read by every process of the folder, for its own purpose, and by nobody else', async () => {
  const [one, two] = await Promise.all([fileSecrets(folder), fileSecrets(folder)])
  const sealed = one.seal('Sésame', 'up_1')
  expect(sealed).not.toContain('same')
  expect(one.seal('Sésame', 'up_1')).not.toBe(sealed)
  expect(two.unseal(sealed, 'up_1')).toBe('Sésame')
  expect(two.unseal(sealed, 'up_2')).toBeNull()
  expect(two.unseal(`${sealed.slice(0, -2)}AA`, 'up_1')).toBeNull()
  expect(two.unseal('', 'up_1')).toBeNull()
  const stranger = await fileSecrets(join(folder, 'other'))
  expect(stranger.unseal(sealed, 'up_1')).toBeNull()
})

test.runIf(process.platform !== 'win32')('the key is for its owner alone', async () => {
  await fileSecrets(folder)
  expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600)
})
