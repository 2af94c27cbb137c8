interface Repeated {
  everyMs: number
  work: () => Promise<unknown>
  onFault: (fault: unknown) => void
}

/** Does something now and then, never twice at once; `stop` waits for the one under way. */
export function every({ everyMs, work, onFault }: Repeated): { stop(): Promise<void> } {
  let running: Promise<unknown> | null = null
  const run = () => {
    running ??= work()
      .catch(onFault)
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(run, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
