import { describe, expect, test } from 'vitest'
import { fill } from './fill.ts'
import { say } from './say.ts'

describe('a message', () => {
  test('is put into words with numbers as people write them', () => {
    expect(say({ code: 'note.sampled', params: { points: 2000, rows: 16598 } }, 'en')).toBe(
      '2,000 of 16,598 rows are drawn, chosen at random; zoom in for all of them.',
    )
    expect(say({ code: 'note.sampled', params: { points: 2000, rows: 16598 } }, 'de')).toBe(
      '2.000 of 16.598 rows are drawn, chosen at random; zoom in for all of them.',
    )
  })

  test('of an unknown code shows the code rather than nothing', () => {
    expect(say({ code: 'no.such.code', params: {} }, 'en')).toBe('no.such.code')
  })

  test('of a problem is its detail', () => {
    expect(say({ code: 'problem', params: { code: 'too_large', detail: 'It is larger.' } }, 'en')).toBe('It is larger.')
  })

  test('of a repair that was taken back says so in the words of the repair', () => {
    const undone = { code: 'undone:repair.decimal_comma', params: { column: 'Net' } }
    expect(say(undone, 'en')).toBe('Undone: Net: the comma was read as the decimal sign')
  })

  test('is said in English numbers when the locale is none', () => {
    expect(say({ code: 'note.sampled', params: { points: 1, rows: 1000 } }, 'en-US@posix')).toContain('1,000')
  })

  test('chooses between one and other, and never puts a parameter into a template again', () => {
    expect(fill('{n|# row|# rows} of {name}', { n: 1, name: '{n}' }, 'en')).toBe('1 row of {n}')
    expect(fill('{n|# row|# rows}', { n: 1200 }, 'en')).toBe('1,200 rows')
    expect(fill('{x:signed}, {y:percent}, {z}', { x: -0.083, y: 0.5, z: null }, 'en')).toBe('−8.3%, 50%, –')
  })
})
