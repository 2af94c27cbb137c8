import { expect, test } from 'vitest'
import { sparkPath } from './sparkPath.ts'

const box = { width: 100, height: 20 }

test('the lowest value stands at the bottom, the highest at the top', () => {
  expect(sparkPath([0, 10, 5], box)).toBe('M0 20L50 0L100 10')
})

test('a missing value breaks the line', () => {
  expect(sparkPath([0, null, 10], box)).toBe('M0 20M100 0')
})

test('equal values run through the middle, and one value draws nothing', () => {
  expect(sparkPath([3, 3], box)).toBe('M0 10L100 10')
  expect(sparkPath([3, null], box)).toBe('')
})
