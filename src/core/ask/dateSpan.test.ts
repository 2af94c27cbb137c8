import { expect, test } from 'vitest'
import { dateAt } from './dateSpan.ts'
import { tokensOf } from './token.ts'

const read = (text: string) => dateAt(tokensOf(text), 0, text)?.span

test('a month with its year is the range from its first day to the first of the next', () => {
  expect(read('in March 2024')).toMatchObject({ low: '2024-03-01', high: '2024-04-01', unit: 'month' })
  expect(read('5 March 2024')).toMatchObject({ low: '2024-03-05', high: '2024-03-06' })
  expect(read('2024-12')).toMatchObject({ low: '2024-12-01', high: '2025-01-01' })
})

test('a month without a year is that month of every year', () => {
  expect(read('in March')).toEqual({ kind: 'part', part: 'monthOfYear', values: [3] })
})

test('a modal verb is no month', () => {
  expect(read('may')).toBeUndefined()
  expect(read('May 2024')).toMatchObject({ low: '2024-05-01' })
})

test('since is open to the end, before to the beginning, until takes the period in', () => {
  expect(read('since 2010')).toMatchObject({ low: '2010-01-01', high: null })
  expect(read('after 2010')).toMatchObject({ low: '2011-01-01', high: null })
  expect(read('before Q2 2023')).toMatchObject({ low: null, high: '2023-04-01' })
  expect(read('until June 2023')).toMatchObject({ low: null, high: '2023-07-01' })
  expect(read('2010 onwards')).toMatchObject({ low: '2010-01-01', high: null })
})

test('two ends may be said with between, from and to, or a dash; the year may be said once', () => {
  expect(read('between March and May 2024')).toMatchObject({ low: '2024-03-01', high: '2024-06-01' })
  expect(read('from 2005 to 2010')).toMatchObject({ low: '2005-01-01', high: '2011-01-01' })
  expect(read('2005-2010')).toMatchObject({ low: '2005-01-01', high: '2011-01-01' })
})

test('decades, halves and quarters are ranges', () => {
  expect(read('the 90s')).toMatchObject({ low: '1990-01-01', high: '2000-01-01' })
  expect(read('first half of 2025')).toMatchObject({ low: '2025-01-01', high: '2025-07-01' })
  expect(read('second quarter of 2023')).toMatchObject({ low: '2023-04-01', high: '2023-07-01' })
})

test('periods may be counted back', () => {
  expect(read('in the last 6 months')).toEqual({ kind: 'relative', direction: 'last', unit: 'month', count: 6 })
  expect(read('this year')).toEqual({ kind: 'relative', direction: 'this', unit: 'year', count: 1 })
})
