import { readFileSync } from 'node:fs'

const TICKS_PER_MS = 100 / 1000

/**
 * Processor time that a process and all below it have used, milliseconds; those that ended are counted where they were
 * waited for. Null where the system does not say (it is Linux that does).
 */
export function processorMs(pid: number): number | null {
  try {
    return ticksOf(pid, true) / TICKS_PER_MS
  } catch {
    return null
  }
}

function ticksOf(pid: number, isRoot: boolean): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const own = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i] ?? 0), 0)
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    return children.reduce((sum, child) => sum + ticksOf(Number(child), false), own)
  } catch (fault) {
    // Only a process below may have ended meanwhile.
    if (isRoot) throw fault
    return 0
  }
}
