import { run } from '../../server/run.ts'
import type { Command } from '../command.ts'
import { readWords } from '../words.ts'

const usage = 'worker'

/** A process that only works: reads files that the servers beside it take in. */
export const worker: Command = {
  usage,
  summary: 'one more process that reads files',
  async run(words) {
    readWords(words, { usage, positionals: 0, options: {} })
    await run({ ...process.env, SERVICES: 'worker' })
  },
}
