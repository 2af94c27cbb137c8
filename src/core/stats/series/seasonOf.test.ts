import { expect, test } from 'vitest'
import type { TimeUnit } from '../../../contract/plan.ts'
import { randomFrom } from '../cluster/random.ts'
import { normalQuantile } from '../special/normal.ts'
import { seasonOf } from './seasonOf.ts'

function series(n: number, seed: number, value: (i: number, z: () => number) => number) {
  const random = randomFrom(seed)
  const z = () => normalQuantile(Math.max(1e-12, random()))
  return Float64Array.from({ length: n }, (_, i) => value(i, z))
}

function found(unit: TimeUnit, of: (seed: number) => Float64Array) {
  return Array.from({ length: 100 }, (_, seed) => seasonOf(of(seed + 1), unit)?.period ?? 1)
}

test('noise has a season in at most 5 of 100 series, also when it remembers or wanders', () => {
  for (const [unit, n] of [
    ['day', 120],
    ['month', 60],
    ['quarter', 40],
    ['year', 80],
  ] as const)
    for (const phi of [0, 0.6, 1]) {
      let last = 0
      const noise = (seed: number) =>
        series(n, seed, (_, z) => {
          last = phi * last + z()
          return last
        })
      expect(found(unit, noise).filter(period => period > 1).length).toBeLessThanOrEqual(5)
    }
})

test('planted seasons are found with their length, on a trend and through noise as large as they are', () => {
  const planted = (n: number, period: number) => (seed: number) =>
    series(n, seed, (i, z) => 0.05 * i + 1.5 * Math.sin((2 * Math.PI * i) / period) + z())
  for (const [unit, n, period] of [
    ['day', 120, 7],
    ['month', 96, 12],
    ['quarter', 60, 4],
    ['hour', 240, 24],
    ['week', 260, 52],
  ] as const)
    expect(found(unit, planted(n, period)).filter(p => p === period).length).toBeGreaterThanOrEqual(90)
})

test('a peak of every December is a season of months', () => {
  const y = series(72, 4, (i, z) => (i % 12 === 11 ? 5 : 0) + z())
  expect(seasonOf(y, 'month')).toMatchObject({ period: 12, found: 'calendar' })
})

test('years have no calendar, but cycles that peak', () => {
  const cycle = series(120, 2, (i, z) => 3 * Math.sin((2 * Math.PI * i) / 9) + z())
  expect(seasonOf(cycle, 'year')).toMatchObject({ period: 9, found: 'peak' })
})

test('nothing is told of a series that never varies or is too short', () => {
  expect(seasonOf(new Float64Array(60).fill(3), 'month')).toBeNull()
  expect(
    seasonOf(
      series(20, 1, i => i % 12),
      'month',
    ),
  ).toBeNull()
})
