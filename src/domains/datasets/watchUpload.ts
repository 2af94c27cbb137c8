import type { Upload } from '../../contract/upload.ts'
import type { Context } from '../../ports/context.ts'
import { getUpload } from './getUpload.ts'

const over = new Set(['completed', 'failed', 'cancelled'])

/** The upload each time it moves; ends when it has ended or the listener goes. @throws DomainError not_found */
export async function* watchUpload(ctx: Context, { uploadId }: { uploadId: string }): AsyncGenerator<Upload> {
  const bell = makeBell(ctx.signal)
  const stop = await ctx.events.subscribe(`workspace:${ctx.workspaceId}`, payload => {
    if (payload.includes(uploadId)) bell.ring()
  })
  try {
    let seen = ''
    while (!ctx.signal.aborted) {
      const now = await getUpload(ctx, { uploadId })
      const text = JSON.stringify(now)
      if (text !== seen) yield now
      if (over.has(now.status)) return
      seen = text
      await bell.wait(2000)
    }
  } finally {
    await stop()
  }
}

/** Waits for a ring or a time; a ring between two waits is not lost. */
function makeBell(signal: AbortSignal) {
  let rung = false
  let wake: (() => void) | null = null
  const ring = () => {
    rung = true
    wake?.()
  }
  signal.addEventListener('abort', ring, { once: true })
  return {
    ring,
    wait: async (ms: number) => {
      if (!rung)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      rung = false
      wake = null
    },
  }
}
