import { expect, test } from 'vitest'
import { randomFrom } from '../cluster/random.ts'
import { normalQuantile } from '../special/normal.ts'
import { expectedOf } from './expected.ts'
import { seasonAsAsked } from './seasonOf.ts'

function series(n: number, seed: number, value: (i: number, z: number) => number) {
  const random = randomFrom(seed)
  return Float64Array.from({ length: n }, (_, i) => value(i, normalQuantile(Math.max(1e-12, random()))))
}

test('the deviation of the noise is told as it is, with a season and without', () => {
  for (const [n, period] of [
    [300, 7],
    [96, 12],
    [48, 12],
    [200, 1],
    [40, 1],
  ] as const) {
    let sum = 0
    for (let seed = 1; seed <= 3; seed++) {
      const y = series(n, seed, (i, z) => 100 + 0.2 * i + (i % period === 1 ? 20 : 0) + 2 * z)
      sum += expectedOf(y, seasonAsAsked(y, period)).scale
    }
    expect(sum / 3).toBeGreaterThan(1.5)
    expect(sum / 3).toBeLessThan(2.6)
  }
})

test('planted surprises are found, and little else', () => {
  let others = 0
  for (let seed = 1; seed <= 5; seed++) {
    const y = series(300, seed, (i, z) => {
      const planted = i === 150 ? 30 : i === 222 ? -25 : 0
      return 100 + 0.2 * i + (i % 7 >= 5 ? 20 : 0) + 2 * z + planted
    })
    const { z } = expectedOf(y, seasonAsAsked(y, 7))
    expect(Math.abs(z[150] ?? 0)).toBeGreaterThan(8)
    expect(Math.abs(z[222] ?? 0)).toBeGreaterThan(8)
    others += z.filter((x, i) => Math.abs(x) > 3.5 && i !== 150 && i !== 222).length
  }
  expect(others).toBeLessThanOrEqual(10)
})

test('where all are alike the one that is not stands out', () => {
  const y = Float64Array.from({ length: 30 }, (_, i) => (i === 11 ? 9 : 4))
  const { z, scale } = expectedOf(y, null)
  expect(scale).toBeCloseTo((1.253314 * 5) / 30, 9)
  expect(Array.from(z.keys()).filter(i => Math.abs(z[i] ?? 0) > 3.5)).toEqual([11])
  expect(expectedOf(new Float64Array(30).fill(4), null).scale).toBe(0)
})
