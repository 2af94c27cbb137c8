import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, link, mkdir, mkdtemp, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DomainError } from '../../contract/problem.ts'
import type { ObjectStore } from '../../ports/store.ts'
import { copyFile, receiveFile } from './receiveFile.ts'
import { receivePacked } from './receivePacked.ts'
import { removeAbandoned, temporaryName } from './temporary.ts'

const key = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_.-]+)+$/

/** Objects as files below one folder; temporary work lies in its `tmp`, where opening removes what dead processes left. */
export async function openLocalStore(root: string): Promise<ObjectStore> {
  const tmp = join(root, 'tmp')
  await mkdir(tmp, { recursive: true, mode: 0o700 })
  await removeAbandoned(tmp)
  const pathOf = (k: string) => {
    if (!key.test(k) || k.includes('..')) throw new Error(`not an object key: ${k}`)
    return join(root, k)
  }
  const has = (k: string) =>
    access(pathOf(k)).then(
      () => true,
      () => false,
    )
  const localPath = async (k: string) => {
    if (!(await has(k))) throw new DomainError('not_found', `The stored file ${k} is missing.`)
    return pathOf(k)
  }
  const target = () => join(tmp, temporaryName('arriving') + randomUUID())
  return {
    receive: (request, options) => receiveFile(request, { ...options, target }),
    receivePacked: (request, options) => receivePacked(request, { ...options, target }),
    receiveCopy: path => copyFile(path, target()),
    putFile: (k, path) => put(path, pathOf(k)),
    localPath,
    has,
    read: async k => createReadStream(await localPath(k)),
    sizeBytes: async k => (await stat(await localPath(k))).size,
    remove: k => rm(pathOf(k), { recursive: true, force: true }),
    foldersIn: folder => foldersIn(join(root, folder), folder),
    temporaryFolder: () => mkdtemp(join(tmp, temporaryName('work'))),
    removeTemporary: path => rm(path, { recursive: true, force: true }),
  }
}

async function foldersIn(path: string, key: string): Promise<{ key: string; changedAt: Date }[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter(entry => entry.isDirectory())
  return Promise.all(
    folders.map(async ({ name }) => ({ key: `${key}/${name}`, changedAt: (await stat(join(path, name))).mtime })),
  )
}

/** Durable before it is visible: the bytes, then the name, then the folder that holds the name. */
async function put(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await sync(from)
  try {
    await link(from, to)
    await unlink(from)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') await unlink(from)
    else await rename(from, to)
  }
  await sync(dirname(to))
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes what killed processes left in the temporary folder. Call once at start, when no other process serves. */
export async function emptyTemporary(root: string): Promise<void> {
  await rm(join(root, 'tmp'), { recursive: true, force: true })
  await mkdir(join(root, 'tmp'), { recursive: true, mode: 0o700 })
}
