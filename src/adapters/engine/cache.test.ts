import { expect, test } from 'vitest'
import { ByteCache } from './cache.ts'

test('the answers used last stay, up to a number of bytes', () => {
  const cache = new ByteCache<string>(100)
  for (const key of ['a', 'b', 'c', 'd']) cache.set(key, key, 25)
  cache.get('a')
  cache.set('e', 'e', 25)
  expect(['a', 'b', 'c', 'd', 'e'].map(key => cache.get(key))).toEqual(['a', undefined, 'c', 'd', 'e'])
})

test('an answer put twice counts once', () => {
  const cache = new ByteCache<number>(100)
  for (let i = 0; i < 10; i++) cache.set('a', i, 25)
  cache.set('b', 1, 25)
  expect([cache.get('a'), cache.get('b')]).toEqual([9, 1])
})

test('an answer too large for the cache pushes nothing out', () => {
  const cache = new ByteCache<string>(100)
  cache.set('a', 'a', 25)
  cache.set('huge', 'huge', 26)
  expect([cache.get('a'), cache.get('huge')]).toEqual(['a', undefined])
})
