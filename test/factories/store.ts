import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLocalStore } from '../../src/adapters/storage/localStore.ts'
import type { ObjectStore } from '../../src/ports/store.ts'

/** A store in a folder of its own; `removeAll` takes it away. */
export async function buildStore(): Promise<ObjectStore & { folder: string; removeAll(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  const store = await openLocalStore(folder)
  return { ...store, folder, removeAll: () => rmSync(folder, { recursive: true, force: true }) }
}
