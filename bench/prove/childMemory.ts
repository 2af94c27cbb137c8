import { readFileSync } from 'node:fs'

const LOOK_MS = 15

export interface ChildCosts {
  /** The most any of them held. */
  peakMegabytes: number
  /** Processor time of the one that took most. */
  cpuSeconds: number
}

/** Watches what this process's children cost, until it is stopped (Linux). */
export function watchChildren(): { stop(): ChildCosts } {
  const most: ChildCosts = { peakMegabytes: 0, cpuSeconds: 0 }
  const watch = setInterval(() => {
    for (const pid of children()) {
      most.peakMegabytes = Math.max(most.peakMegabytes, peakOf(pid))
      most.cpuSeconds = Math.max(most.cpuSeconds, cpuOf(pid))
    }
  }, LOOK_MS)
  return {
    stop: () => {
      clearInterval(watch)
      return most
    },
  }
}

function children(): string[] {
  return textOf(`/proc/${process.pid}/task/${process.pid}/children`).trim().split(' ').filter(Boolean)
}

/** The system keeps the highest value itself: what lies between two looks is not lost. */
function peakOf(pid: string): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

/** User and system time, which the system counts in hundredths. */
function cpuOf(pid: string): number {
  const stat = textOf(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
