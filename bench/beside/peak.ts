import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The most memory any process below this one has held, megabytes; the system keeps it for each (Linux). */
export function peakOf(parent: number): number {
  return Math.max(
    0,
    ...childrenOf(parent).map(child => Number(/^VmHWM:\s+(\d+)/m.exec(statusOf(child))?.[1] ?? 0) / 1024),
  )
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap(task => {
    const path = `/proc/${pid}/task/${task}/children`
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split(' ').filter(Boolean).map(Number) : []
  })
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}
