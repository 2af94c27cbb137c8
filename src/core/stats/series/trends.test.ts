import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nile } from '../../../../test/factories/nile.ts'
import { mannKendall, serialInflation } from './mannKendall.ts'
import { senSlope } from './senSlope.ts'
import { straightLine } from './straightLine.ts'

const places = (n: number) => Float64Array.from({ length: n }, (_, i) => i)
const shared = new URL('../../../../../shared/data/', import.meta.url)
const isThere = existsSync(new URL('truth/co2_monthly.json', shared))
if (!isThere) console.info('skipped: ../shared/data/truth is not here')

// scipy 1.17: kendalltau, theilslopes and linregress of the Nile; S and its variance by their definitions.
test('the trend of the Nile agrees with scipy', () => {
  const test = mannKendall(nile, { places: places(100) })
  expect(test.S).toBe(-1387)
  expect(test.variance).toBeCloseTo(112728.33333333333, 8)
  expect(test.tau).toBeCloseTo(-0.2807413347246131, 12)
  expect(test.z).toBeCloseTo(-4.128066522844101, 12)
  expect(Math.abs(test.p / 3.658262921664327e-5 - 1)).toBeLessThan(1e-9)
  const sen = senSlope(nile, { places: places(100), season: 1, variance: test.variance })
  expect(sen.slope).toBeCloseTo(-2.6, 12)
  expect(sen.low).toBeCloseTo(-3.627906976744186, 12)
  expect(sen.high).toBeCloseTo(-1.4285714285714286, 12)
  const line = straightLine(places(100), nile)
  expect(line?.slope).toBeCloseTo(-2.7143054305430545, 11)
  expect(line?.intercept).toBeCloseTo(1053.7081188118811, 9)
  expect(line?.slopeError).toBeCloseTo(0.5215540901574568, 11)
  expect(line?.interceptError).toBeCloseTo(29.886005078130967, 9)
  expect(Math.abs((line?.p ?? 0) / 1.0716948863249982e-6 - 1)).toBeLessThan(1e-9)
})

test.skipIf(!isThere)('straight lines agree with the reference values', () => {
  for (const [truth, csv, key] of [
    ['co2_monthly', 'co2_monthly', 'ts'],
    ['airpassengers', 'AirPassengers_monthly', 'ts'],
    ['sunspots_yearly', 'sunspots_yearly', 'ts_period11'],
  ] as const) {
    const of = JSON.parse(readFileSync(new URL(`truth/${truth}.json`, shared), 'utf8'))[key].linear_trend_index0
    const lines = readFileSync(new URL(`timeseries/${csv}.csv`, shared), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
    const y = Float64Array.from(lines, line => Number(line.split(',')[1]))
    const line = straightLine(places(y.length), y)
    for (const [got, want] of [
      [line?.slope, of.slope],
      [line?.intercept, of.intercept],
      [line?.r2, of.r2],
      [line?.slopeError, of.stderr],
      [line?.interceptError, of.intercept_stderr],
    ])
      expect(Math.abs(got / want - 1)).toBeLessThan(1e-9)
  }
})

test('a season is compared with itself: each December with the Decembers', () => {
  const y = Float64Array.from({ length: 48 }, (_, i) => (i % 12 === 11 ? 500 : 10) + Math.floor(i / 12))
  const test = mannKendall(y, { places: places(48), season: 12 })
  expect(test.tau).toBe(1)
  expect(test.S).toBe(12 * 6)
  expect(senSlope(y, { places: places(48), season: 12, variance: test.variance }).slope).toBeCloseTo(1 / 12, 12)
})

test('values that hang together count for less', () => {
  let [state, last] = [1, 0]
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32 - 0.5
  }
  const drift = Float64Array.from({ length: 300 }, () => {
    last = 0.8 * last + random()
    return last
  })
  expect(serialInflation(drift)).toBeGreaterThan(3)
  expect(serialInflation(Float64Array.from({ length: 300 }, random))).toBeLessThan(1.6)
})
