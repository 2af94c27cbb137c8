import { expect, test } from 'vitest'
import { nile } from '../../../../test/factories/nile.ts'
import { breaksOf } from './breaks.ts'
import { pelt } from './pelt.ts'

const search = { fewest: 5, strictness: 3 }

function normals(seed: number) {
  let state = seed
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

function series(n: number, seed: number, value: (i: number, z: () => number) => number) {
  const z = normals(seed)
  return Float64Array.from({ length: n }, (_, i) => value(i, z))
}

test('planted changes at 100 and 200 are found exactly', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const y = series(300, seed, (i, z) => (i < 100 ? 10 : i < 200 ? 16 : 4) + z())
    expect(breaksOf(y, search)).toMatchObject({ shape: 'steps', changes: [100, 200] })
  }
})

test('the Nile fell when 1899 began', () => {
  expect(breaksOf(nile, search)).toMatchObject({ shape: 'steps', changes: [28] })
})

test('without noise only the changes themselves count', () => {
  expect(
    breaksOf(
      series(60, 1, i => (i < 30 ? 5 : 6)),
      search,
    ).changes,
  ).toEqual([30])
  expect(
    breaksOf(
      series(60, 1, () => 5),
      search,
    ).changes,
  ).toEqual([])
})

test('a slow rise is a line, not steps; a jump on it is still found', () => {
  expect(
    breaksOf(
      series(200, 7, (i, z) => 0.1 * i + z()),
      search,
    ),
  ).toMatchObject({ shape: 'line', changes: [] })
  const jump = breaksOf(
    series(200, 8, (i, z) => 0.1 * i + (i < 120 ? 0 : 8) + z()),
    search,
  )
  expect(jump).toMatchObject({ shape: 'stepsOnLine', changes: [120] })
  expect(jump.slope).toBeCloseTo(0.1, 1)
})

test('noise has changes in fewer than 5 of 100 series, whether or not it remembers', () => {
  for (const phi of [0, 0.5, 0.8]) {
    let found = 0
    for (let seed = 1; seed <= 200; seed++) {
      let last = 0
      const y = series(200, seed * 97, (_, z) => {
        last = phi * last + z()
        return last
      })
      if (breaksOf(y, search).changes.length > 0) found++
    }
    expect(found).toBeLessThanOrEqual(10)
  }
})

test('the exact search finds the best of all partitions', () => {
  const y = series(14, 3, (i, z) => (i < 6 ? 0 : 3) + z())
  const penalty = 4
  const cost = (a: number, b: number) => {
    const part = y.slice(a, b)
    const mean = part.reduce((sum, x) => sum + x, 0) / part.length
    return part.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  }
  let best = { value: Number.POSITIVE_INFINITY, changes: [] as number[] }
  for (let mask = 0; mask < 2 ** 13; mask++) {
    const changes = Array.from({ length: 13 }, (_, i) => i + 1).filter(i => mask & (1 << (i - 1)))
    const ends = [0, ...changes, 14]
    if (ends.slice(1).some((end, i) => end - (ends[i] ?? 0) < 2)) continue
    const value = ends.slice(1).reduce((sum, end, i) => sum + cost(ends[i] ?? 0, end), penalty * changes.length)
    if (value < best.value) best = { value, changes }
  }
  expect(pelt(y, { penalty, fewest: 2 })).toEqual(best.changes)
})
