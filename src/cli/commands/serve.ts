import { run } from '../../server/run.ts'
import type { Command } from '../command.ts'
import { readWords } from '../words.ts'

const usage = 'serve'

/** The server, as `npm start` runs it. */
export const serve: Command = {
  usage,
  summary: 'the server, as npm start runs it',
  async run(words) {
    readWords(words, { usage, positionals: 0, options: {} })
    await run(process.env)
  },
}
