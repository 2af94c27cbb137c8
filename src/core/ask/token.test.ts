import { expect, test } from 'vitest'
import { singular, stemOf, tokensOf } from './token.ts'

test('numbers keep their value, however they are written', () => {
  expect(tokensOf('above $1,250.50 or 5k').map(({ number, isMoney }) => [number, isMoney])).toEqual([
    [null, false],
    [1250.5, true],
    [null, false],
    [5000, false],
  ])
})

test('a token knows where it stands in the text', () => {
  const text = 'Café sales?'
  expect(tokensOf(text).map(({ start, end, word }) => [text.slice(start, end), word])).toEqual([
    ['Café', 'cafe'],
    ['sales', 'sales'],
  ])
})

test('plurals and forms of a word meet', () => {
  expect(['categories', 'boxes', 'platforms', 'women', 'class'].map(singular)).toEqual([
    'category',
    'box',
    'platform',
    'woman',
    'class',
  ])
  expect(stemOf('published')).toBe(stemOf('publisher'))
})
