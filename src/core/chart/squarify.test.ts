import { expect, test } from 'vitest'
import { squarify } from './squarify.ts'

const box = { x: 10, y: 20, width: 600, height: 400 }

test('the example of the paper is laid out as there', () => {
  // Figure 4 of Bruls et al.: 6, 6, 4, 3, 2, 2, 1 in a box of 6 by 4.
  const boxes = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 })
  const rounded = boxes.map(b => [b.x, b.y, b.width, b.height].map(n => Number(n.toFixed(2))))
  expect(rounded.slice(0, 4)).toEqual([
    [0, 0, 3, 2],
    [0, 2, 3, 2],
    [3, 0, 1.71, 2.33],
    [4.71, 0, 1.29, 2.33],
  ])
})

test('areas are in proportion to the values and fill the box', () => {
  const values = [40, 25, 20, 15, 4, 1, 0]
  const boxes = squarify(values, box)
  boxes.forEach(({ width, height }, i) => {
    expect((width * height) / (600 * 400)).toBeCloseTo((values[i] ?? 0) / 105, 9)
  })
  for (const { x, y, width, height } of boxes) {
    expect(x).toBeGreaterThanOrEqual(10)
    expect(x + width).toBeLessThanOrEqual(610 + 1e-6)
    expect(y + height).toBeLessThanOrEqual(420 + 1e-6)
  }
})

test('nothing to lay out, or nothing but zeros, needs no room', () => {
  expect(squarify([], box)).toEqual([])
  expect(squarify([0, 0], box).every(({ width, height }) => width * height === 0)).toBe(true)
})
