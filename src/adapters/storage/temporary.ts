import { readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

const OLD_MS = 2 * 86_400_000
const host = hostname().replaceAll(/[^A-Za-z0-9]/g, '') || 'host'
const owned = /^(?:work|arriving)-([A-Za-z0-9]+)-(\d+)-/

/** How the names of this process's temporary work begin, so that what it leaves when killed can be told from work under way. */
export function temporaryName(kind: 'work' | 'arriving'): string {
  return `${kind}-${host}-${process.pid}-`
}

/** Removes what killed processes of this machine left, and what is older than any work takes. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    // A child of the killed process may still write there for a moment; what stays is removed by the next start.
    if (await isAbandoned(path, name))
      await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

async function isAbandoned(path: string, name: string): Promise<boolean> {
  const changedMs = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    // Its owner has just removed it.
    () => Date.now(),
  )
  if (Date.now() - changedMs > OLD_MS) return true
  const [, ownerHost, pid] = owned.exec(name) ?? []
  if (ownerHost !== host || pid === undefined) return false
  // In a container each server has the number of the one before it.
  if (Number(pid) === process.pid) return changedMs < Date.now() - process.uptime() * 1000
  return !isAlive(Number(pid))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
