import { readFileSync } from 'node:fs'

const LOOK_MS = 15

/** Watches the memory of this process's children; `stop` answers the most any of them held, in megabytes (Linux). */
export function watchChildren(): { stop(): number } {
  let most = 0
  const watch = setInterval(() => {
    for (const pid of children()) most = Math.max(most, peakOf(pid))
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

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
