import { expect, test } from 'vitest'
import { blocksOf } from './blocks.ts'

test('a window is served by the blocks it touches', () => {
  expect(blocksOf({ first: 0, last: 40 })).toEqual([0])
  expect(blocksOf({ first: 190, last: 230 })).toEqual([0, 1])
  expect(blocksOf({ first: 200, last: 400 })).toEqual([1])
  expect(blocksOf({ first: 0, last: 0 })).toEqual([0])
})
