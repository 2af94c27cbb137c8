import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Secrets } from '../../ports/secrets.ts'
import { KEY_BYTES, keySecrets } from './keySecrets.ts'

/** Secrets under a key of the data folder, made when there is none. The key is in no back-up: what it sealed is not either. */
export async function fileSecrets(folder: string): Promise<Secrets> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'secret.key')
  try {
    await writeFile(path, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    // Another process made it, now or long ago.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const key = await readFile(path)
  if (key.length !== KEY_BYTES)
    throw new Error(`${path} is no key: remove it, and a new one is made at the next start.`)
  return keySecrets(key)
}
