import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ConfigFault, readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'datainsight-config-'))

it('needs nothing: everything has a default', () => {
  expect(readConfig({}, folder)).toMatchObject({
    PORT: 3000,
    PUBLIC_URL: 'http://localhost:3000',
    DATA_DIR: join(folder, 'data'),
    SERVICES: ['web', 'worker'],
    SIGN_UP: 'invitation',
    MAX_UPLOAD_BYTES: 2 ** 31,
  })
})

it('tells all faults at once', () => {
  const read = () =>
    readConfig({ PORT: 'x', SIGN_UP: 'maybe', DATABASE_URL: 'mysql://x', SERVICES: 'web,cron' }, folder)
  expect(read).toThrow(ConfigFault)
  expect(read).toThrow(/PORT:.*\n.*DATABASE_URL: must begin with postgres.*\n.*SERVICES:.*\n.*SIGN_UP:/)
})

it('lets the environment go before .env, and takes an empty variable as none', () => {
  const own = mkdtempSync(join(tmpdir(), 'datainsight-config-'))
  writeFileSync(join(own, '.env'), 'PORT=4000\nSIGN_UP=open\nPUBLIC_URL="https://di.example.org/"\n')
  expect(readConfig({ PORT: '5000', SIGN_UP: '' }, own)).toMatchObject({
    PORT: 5000,
    PUBLIC_URL: 'https://di.example.org',
  })
})
