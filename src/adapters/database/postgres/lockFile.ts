import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './initialise.ts'

/** What a running postmaster writes about itself. */
export interface LockFile {
  pid: number
  port: number
  socketFolder: string
  isReady: boolean
}

/** Reads `postmaster.pid`; undefined when there is none or it is still being written. */
export function readLockFile(cluster: string): LockFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, , , port, socketFolder = '', , , status = ''] = lines
    if (!pid) return undefined
    return { pid: Math.abs(Number(pid)), port: Number(port), socketFolder, isReady: status.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/** A postmaster killed while it made its lock file leaves it empty, and PostgreSQL then asks a person to remove it. */
export function removeEmptyLockFile(cluster: string): void {
  const path = join(cluster, 'postmaster.pid')
  if (statSync(path, { throwIfNoEntry: false })?.size === 0) rmSync(path, { force: true })
}

/**
 * The lock file's process is the postmaster of this cluster. After a reboot or in a fresh container its number may
 * belong to a stranger, who must be neither waited for nor stopped.
 */
export function isPostmaster(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  const words = commandOf(pid)
  return words === undefined || words.includes(cluster)
}

function commandOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    if (process.platform === 'win32') return undefined
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return undefined
  }
}
