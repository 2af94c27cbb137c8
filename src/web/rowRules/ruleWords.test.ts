import { expect, it } from 'vitest'
import { everyRow, noRow, reachOf, rowsWords, whoOf } from './ruleWords.ts'

it('a rule says whom it is about, also when they are gone', () => {
  expect(whoOf({ subject: { kind: 'role', role: 'viewer' }, subjectName: null })).toBe('Viewers')
  expect(whoOf({ subject: { kind: 'member', userId: 'u1' }, subjectName: 'Mina' })).toBe('Mina')
  expect(whoOf({ subject: { kind: 'apiKey', keyId: 'k1' }, subjectName: null })).toBe('An API key that was revoked')
})

it('the rows of a rule are said in words', () => {
  expect([rowsWords(everyRow, []), rowsWords(noRow, [])]).toEqual(['Every row', 'No row'])
  const north = { op: 'eq', column: 'c1', value: 'North' } as const
  expect(rowsWords(north, [])).toContain('North')
  expect([reachOf(everyRow), reachOf(noRow), reachOf(north)]).toEqual(['all', 'none', 'some'])
})
