import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type BackupOptions, type BackupSummary, backup } from './backup.ts'
import { backupName, KEEP, type Keep, rotate } from './rotate.ts'

export interface AutomaticBackupOptions extends BackupOptions {
  /** Where automatic backups lie; on another disk when the operator says so. */
  directory: string
  keep?: Keep
}

/** Writes a backup named by its time, then removes those that `keep` lets go and drafts of killed ones. */
export async function automaticBackup({
  directory,
  keep = KEEP,
  ...options
}: AutomaticBackupOptions): Promise<BackupSummary> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const summary = await backup(join(directory, backupName(options.now)), options)
  const names = await readdir(directory)
  const drafts = names.filter(name => /^datainsight-.*\.part-\d+$/.test(name))
  for (const name of [...rotate(names, keep), ...drafts]) await rm(join(directory, name), { force: true })
  return summary
}
