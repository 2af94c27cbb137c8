import { BackupFault } from '../adapters/backup/fault.ts'
import { DomainError } from '../contract/problem.ts'
import { type Config, readConfig } from '../server/config.ts'
import { type OpenDatabase, openDatabase } from '../server/openDatabase.ts'
import { root } from '../server/paths.ts'
import { isKnownFault } from '../server/run.ts'

/** Opens the configured database for one command, and leaves it as it was found: running or not. */
export async function withDatabase(use: (opened: OpenDatabase, config: Config) => Promise<void>): Promise<void> {
  try {
    const config = readConfig(process.env, root)
    const opened = await openDatabase(config, sentence => process.stderr.write(`${sentence}\n`))
    try {
      await use(opened, config)
    } finally {
      await opened.close()
    }
  } catch (error) {
    if (error instanceof BackupFault) throw new DomainError('conflict', error.message, { cause: error })
    if (isKnownFault(error)) throw new DomainError('not_ready', error.message, { cause: error })
    throw error
  }
}
