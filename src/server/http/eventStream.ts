const BEAT_MS = 15_000

interface Options {
  events: AsyncIterable<unknown>
  /** Each event as it leaves. */
  encode: (event: unknown) => unknown
  /** Ends the source; called when the listener goes. */
  stop: () => void
  /** Asked at each beat: a listener who may no longer listen is sent away. */
  mayStay: () => Promise<boolean>
  onFault: (fault: unknown) => void
}

/**
 * Server-sent events, with a beat that keeps proxies from closing the connection. It waits for the first event, so that
 * a source that refuses at once is answered with a problem; a source has something to say at once.
 */
export async function eventStream({ events, encode, stop, mayStay, onFault }: Options): Promise<Response> {
  const text = new TextEncoder()
  const source = events[Symbol.asyncIterator]()
  const toLine = (value: unknown) => text.encode(`data: ${JSON.stringify(encode(value))}\n\n`)
  const first = await source.next()
  let beat: NodeJS.Timeout | undefined
  let isOpen = true
  const end = () => {
    isOpen = false
    clearInterval(beat)
    stop()
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (!first.done) controller.enqueue(toLine(first.value))
      beat = setInterval(() => {
        if (isOpen) controller.enqueue(text.encode(': beat\n\n'))
        mayStay().then(isAllowed => isAllowed || end(), end)
      }, BEAT_MS)
      beat.unref()
    },
    async pull(controller) {
      try {
        const { done, value } = await source.next()
        if (!done && isOpen) return controller.enqueue(toLine(value))
      } catch (fault) {
        if (isOpen) onFault(fault)
      }
      if (isOpen) end()
      closeQuietly(controller)
    },
    cancel: end,
  })
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  return new Response(body, { headers })
}

/** A stream that the listener has left is closed already. */
function closeQuietly(controller: ReadableStreamDefaultController<Uint8Array>): void {
  try {
    controller.close()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
}
