import { expect, test } from 'vitest'
import { readSearch, writeSearch } from './search.ts'

test('a token of digits stays a text', () => {
  expect(readSearch('?token=12345678901234567890')).toEqual({ token: '12345678901234567890' })
})

test('what is written can be read again, and what has no value is not written', () => {
  const search = { where: '{"op":"eq","value":"a&b=c +d"}', tab: 'data', sort: undefined }
  expect(readSearch(writeSearch(search))).toEqual({ where: search.where, tab: 'data' })
  expect(writeSearch({ sort: undefined })).toBe('')
})
