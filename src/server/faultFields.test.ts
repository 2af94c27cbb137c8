import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts'
import { logOptions } from './assemble.ts'
import { faultFields } from './faultFields.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

function logged(fault: unknown): string {
  const lines: string[] = []
  const sink = { write: (line: string) => void lines.push(line) }
  pino(logOptions('error'), sink).error({ err: fault }, 'a fault')
  return lines.join('')
}

it('a failed query is logged with its code, and without values or the connection that ran it', async () => {
  const fault = await database
    .transaction('system', tx => tx.execute(sql`select ${'a secret value'}::int`))
    .catch(error => error)
  const line = logged(fault)
  expect(JSON.parse(line).err).toMatchObject({
    message: expect.stringContaining('Failed query'),
    cause: { code: '22P02' },
  })
  expect(line).not.toMatch(/secretKey|_connection|processID|"client"/)
  expect(Object.keys(JSON.parse(line).err).sort()).toEqual(['cause', 'message', 'stack', 'type'])
  expect(JSON.parse(line).err.message).not.toContain('a secret value')
  expect(JSON.parse(line).err.stack).not.toContain('a secret value')
})

it('a client that hangs on an error is not logged with it', () => {
  const fault = Object.assign(new Error('Connection terminated'), {
    code: 'ECONNRESET',
    client: { processID: 1, secretKey: 123_456, connectionParameters: { password: 'hidden' } },
  })
  expect(faultFields(fault)).toEqual({
    type: 'Error',
    message: 'Connection terminated',
    code: 'ECONNRESET',
    stack: fault.stack,
  })
  expect(logged(fault)).not.toMatch(/secretKey|123456|hidden/)
})

it('something thrown that is no error, and causes that go round in a circle, are logged all the same', () => {
  expect(faultFields('gone')).toEqual({ type: 'string', message: 'gone' })
  const fault = new Error('round')
  fault.cause = fault
  expect(JSON.stringify(faultFields(fault)).match(/round/g)?.length).toBeGreaterThan(3)
})
