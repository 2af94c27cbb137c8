import { expect, test } from 'vitest'
import { scaleOf } from './scale.ts'

test('a small table scrolls pixel by pixel', () => {
  const scale = scaleOf(1000, 28, 560)
  expect(scale).toMatchObject({ height: 28_000, isScaled: false, lastTop: 980 })
  expect(scale.topAt(280)).toBeCloseTo(10)
  expect(scale.scrollTopOf(10)).toBeCloseTo(280)
})

test('three million rows stay below what browsers scroll, and the last row is reached', () => {
  const scale = scaleOf(3_000_000, 28, 560)
  expect(scale.height).toBeLessThanOrEqual(15_000_000)
  expect(scale.isScaled).toBe(true)
  expect(scale.topAt(scale.height - 560)).toBeCloseTo(3_000_000 - 20)
  for (const top of [0, 1, 1_234_567, 2_999_980]) expect(scale.topAt(scale.scrollTopOf(top))).toBeCloseTo(top, 3)
})

test('a table that fits does not scroll', () => {
  const scale = scaleOf(3, 28, 560)
  expect(scale.lastTop).toBe(0)
  expect(scale.topAt(100)).toBe(0)
  expect(scaleOf(0, 28, 560).scrollTopOf(5)).toBe(0)
})
