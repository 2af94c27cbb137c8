import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Makes a folder and its parents, and proves that it can be written.
 * Node's own recursive mkdir never returns below /proc, where a parent that is there says it is not.
 */
export async function makeFolder(path: string): Promise<void> {
  await makeWithParents(path)
  const probe = join(path, `.probe-${process.pid}`)
  await writeFile(probe, '')
  await rm(probe)
}

async function makeWithParents(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(path) === path) throw error
    await makeWithParents(dirname(path))
    await mkdir(path)
  }
}
