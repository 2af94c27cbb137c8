import { backup as writeBackup } from '../../adapters/backup/backup.ts'
import { migrations, readVersion } from '../../server/paths.ts'
import type { Command } from '../command.ts'
import { fromHere } from '../readLocally.ts'
import { withDatabase } from '../withDatabase.ts'
import { readWords } from '../words.ts'

const usage = 'backup FILE'

/** Database and files in one archive; the server may run meanwhile. */
export const backup: Command = {
  usage,
  summary: 'database and files as one .tar.gz',
  async run(words) {
    const { positionals } = readWords(words, { usage, positionals: 1, options: {} })
    await withDatabase(async ({ target }, { DATA_DIR }) => {
      const written = await writeBackup(fromHere(positionals[0] ?? ''), {
        target,
        migrations,
        dataDir: DATA_DIR,
        appVersion: readVersion(),
        now: new Date(),
      })
      process.stdout.write(`${JSON.stringify(written)}\n`)
    })
  },
}
