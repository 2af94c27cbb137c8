import { restore as bringBack } from '../../adapters/backup/restore.ts'
import { DomainError } from '../../contract/problem.ts'
import { migrations } from '../../server/paths.ts'
import type { Command } from '../command.ts'
import { fromHere } from '../readLocally.ts'
import { withDatabase } from '../withDatabase.ts'
import { readWords } from '../words.ts'

const usage = 'restore FILE [--force]'

/** All of a backup or nothing; refuses while a server runs, and to overwrite data unless forced. */
export const restore: Command = {
  usage,
  summary: 'all of a backup brought back',
  async run(words) {
    const { positionals, values } = readWords(words, { usage, positionals: 1, options: { force: { type: 'boolean' } } })
    await withDatabase(async ({ target, claim }, { DATA_DIR }) => {
      if (!(await claim('server'))) throw new DomainError('conflict', `A server runs on ${DATA_DIR}: stop it first.`)
      const log = (sentence: string) => process.stderr.write(`${sentence}\n`)
      const manifest = await bringBack(fromHere(positionals[0] ?? ''), {
        into: { target, migrations, dataDir: DATA_DIR },
        force: values.force === true,
        log,
      })
      process.stdout.write(`${JSON.stringify({ restored: manifest.createdAt, appVersion: manifest.appVersion })}\n`)
    })
  },
}
