import { expect, it } from 'vitest'
import { newDraft, sentOf } from './linkDraft.ts'

const now = Date.parse('2026-11-21T12:00:00Z')

it('sends when a link ends: never, in some days, with the midnight of a day, or as before', () => {
  expect(sentOf(newDraft, now).expiresAt).toBeNull()
  expect(sentOf({ ...newDraft, ends: '7' }, now).expiresAt).toBe('2026-11-28T12:00:00.000Z')
  const midnight = new Date(2026, 11, 25).toISOString()
  expect(sentOf({ ...newDraft, ends: '2026-12-24' }, now).expiresAt).toBe(midnight)
  expect(sentOf({ ...newDraft, ends: 'kept' }, now)).not.toHaveProperty('expiresAt')
})

it('sends a password only when one is written, and none when it is taken away', () => {
  expect(sentOf(newDraft, now)).not.toHaveProperty('password')
  expect(sentOf({ ...newDraft, password: 'open sesame' }, now).password).toBe('open sesame')
  expect(sentOf({ ...newDraft, dropsPassword: true }, now).password).toBeNull()
})
