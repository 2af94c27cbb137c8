import { expect, test } from 'vitest'
import { columnLetters, parseTableRange } from './tableRange.ts'

test.each([
  ['B3:F200', { top: 2, left: 1, bottom: 199, right: 5 }],
  ['$A$1:$AA$9', { top: 0, left: 0, bottom: 8, right: 26 }],
  ['b3:f', { top: 2, left: 1, bottom: null, right: 5 }],
  ['C7', { top: 6, left: 2, bottom: null, right: null }],
])('%s is a range', (text, range) => {
  expect(parseTableRange(text)).toEqual(range)
})

test.each(['', 'B', '3', 'B3:A9', 'B3:F2', 'A0:B2', 'Sheet1!A1:B2', 'B3;F9'])('%j is none', text => {
  expect(parseTableRange(text)).toBeNull()
})

test('columns are called by letters, and found by them again', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  expect(parseTableRange(`${columnLetters(1999)}1`)?.left).toBe(1999)
})
