import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { schemaDrift } from '../../../test/support/template.ts'
import { readMigrations } from './migrate.ts'

const isYoung = readMigrations(fileURLToPath(new URL('../../../migrations', import.meta.url))).length === 0

it.skipIf(isYoung)('the migrations say what the table files say', async () => {
  expect(await schemaDrift()).toBeUndefined()
})
