import type { Command } from '../command.ts'
import { withDatabase } from '../withDatabase.ts'
import { readWords } from '../words.ts'

const usage = 'migrate'

/** Brings the database to the newest tables; a server does the same when it starts. */
export const migrate: Command = {
  usage,
  summary: 'the database brought to the newest tables',
  async run(words) {
    readWords(words, { usage, positionals: 0, options: {} })
    await withDatabase(async () => void process.stdout.write('The database has the newest tables.\n'))
  },
}
