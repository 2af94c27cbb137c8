import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createEmptyDatabase } from '../../../test/support/database.ts'
import { automaticBackup } from './automaticBackup.ts'
import { backupName } from './rotate.ts'

it('adds a backup, and removes the oldest and what a killed one left', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'automatic-'))
  const database = await createEmptyDatabase()
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour))
  await writeFile(join(directory, `${backupName(at(1))}.part-1`), '')
  const options = { target: database.target, migrations: directory, dataDir: directory, appVersion: '0.1.0', directory }
  for (const hour of [1, 2, 3]) await automaticBackup({ ...options, now: at(hour), keep: { days: 1, weeks: 0 } })
  expect(await readdir(directory)).toEqual([backupName(at(3))])
  await database.drop()
  await rm(directory, { recursive: true })
})
