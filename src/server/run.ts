import { DatabaseFault } from '../adapters/database/postgres/fault.ts'
import { ConfigFault, readConfig } from './config.ts'
import { root } from './paths.ts'
import { serve } from './serve.ts'
import { StartFault } from './startFault.ts'

/** Runs what the environment configures until the process is told to end; then drains and exits 0. */
export async function run(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  try {
    const serving = serve(readConfig(environment, root), line => process.stdout.write(`${line}\n`))
    let isEnding = false
    const end = () => {
      // A group's signal and npm's own forward of it arrive as two: the second must not cut the first short.
      if (isEnding) return
      isEnding = true
      // Also while it still starts: what was started is stopped, not left behind.
      serving.then(({ stop }) => stop()).then(() => process.exit(0), fail)
    }
    process.on('SIGTERM', end)
    process.on('SIGINT', end)
    await serving
  } catch (error) {
    fail(error)
  }
}

/** Whether a fault's message is one sentence for the person who started it. */
export function isKnownFault(error: unknown): error is Error {
  return error instanceof StartFault || error instanceof ConfigFault || error instanceof DatabaseFault
}

/** What is known is one sentence; the rest is a bug, shown whole. */
function fail(error: unknown): never {
  console.error(isKnownFault(error) ? error.message : error)
  process.exit(1)
}
