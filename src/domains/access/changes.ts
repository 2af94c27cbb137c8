import type { Context } from '../../ports/context.ts'

interface Change {
  kind: string
  id: string
}

/**
 * What changes in the workspace, as it happens, until the listener goes. The first event is the workspace itself: a page
 * that comes back may have missed something.
 */
export async function* changes(ctx: Context): AsyncGenerator<Change> {
  const waiting: Change[] = [{ kind: 'workspace', id: ctx.workspaceId }]
  let wake = () => {}
  const stop = await ctx.events.subscribe(`workspace:${ctx.workspaceId}`, payload => {
    // Published by verbs of ours only, in this shape.
    waiting.push(JSON.parse(payload) as Change)
    wake()
  })
  const onAbort = () => wake()
  ctx.signal.addEventListener('abort', onAbort)
  try {
    while (!ctx.signal.aborted) {
      yield* waiting.splice(0)
      if (waiting.length === 0 && !ctx.signal.aborted)
        await new Promise<void>(resolve => {
          wake = resolve
        })
    }
  } finally {
    ctx.signal.removeEventListener('abort', onAbort)
    await stop()
  }
}
