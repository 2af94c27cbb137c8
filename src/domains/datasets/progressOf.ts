import type { Context } from '../../ports/context.ts'
import type { Progress } from '../jobs/job.ts'

/** Where a piece of work stands, as its row has it. */
export interface Standing {
  stage: string
  processedRows: number
  totalRows: number | null
}

/** Tells the job of every step, and writes a throttled part of them where people see it. */
export function progressOf(
  ctx: Pick<Context, 'now' | 'signal'>,
  report: (progress: Progress) => void,
  write: (standing: Standing) => Promise<void>,
): (now: Progress) => void {
  let busy = false
  let stage = ''
  let nextAt = 0
  return now => {
    report(now)
    const due = now.stage !== stage || ctx.now().getTime() >= nextAt
    if (busy || !due || ctx.signal.aborted) return
    busy = true
    stage = now.stage
    nextAt = ctx.now().getTime() + 250
    // A lost progress line is no fault: the next one, or the end, says more.
    void write({ stage: now.stage, processedRows: now.processed, totalRows: now.total })
      .catch(() => undefined)
      .finally(() => {
        busy = false
      })
  }
}
