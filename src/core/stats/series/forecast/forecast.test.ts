import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { randomFrom } from '../../cluster/random.ts'
import { normalQuantile } from '../../special/normal.ts'
import { chooseForecast } from './chooseForecast.ts'
import { fitSmoothing } from './fitSmoothing.ts'
import { modelsFor } from './models.ts'
import { nelderMead } from './nelderMead.ts'

const shared = new URL('../../../../../../shared/data/timeseries/', import.meta.url)
const isThere = existsSync(new URL('co2_monthly.csv', shared))
if (!isThere) console.info('skipped: ../shared/data/timeseries is not here')

const column = (name: string) =>
  Float64Array.from(
    readFileSync(new URL(`${name}.csv`, shared), 'utf8')
      .trim()
      .split('\n')
      .slice(1),
    line => Number(line.split(',')[1]),
  )

function off(y: Float64Array, horizon: number) {
  const known = y.slice(0, -horizon)
  const chosen = chooseForecast(known, { period: 12, horizon })
  if (!chosen) throw new Error('no model fits')
  const actual = y.slice(-horizon)
  const mape = (mean: ArrayLike<number>) =>
    actual.reduce((sum, x, h) => sum + Math.abs(x - (mean[h] ?? 0)) / x, 0) / horizon
  const inside = chosen.bands.map(
    ({ low, high }) => actual.filter((x, h) => x >= (low[h] ?? 0) && x <= (high[h] ?? 0)).length / horizon,
  )
  const naive = Float64Array.from({ length: horizon }, (_, h) => known[known.length - 12 + (h % 12)] ?? 0)
  return { chosen, mape: mape(chosen.mean), naive: mape(naive), inside }
}

test.skipIf(!isThere)('the last 24 months of CO2 are forecast within 0.13 %', () => {
  const { mape, naive, inside } = off(column('co2_monthly'), 24)
  expect(mape).toBeLessThan(0.0013)
  expect(naive).toBeGreaterThan(0.006)
  expect(inside[1]).toBeGreaterThan(0.85)
})

test.skipIf(!isThere)('airline passengers are forecast better than by repeating the last year', () => {
  const year = off(column('AirPassengers_monthly'), 12)
  expect(year.mape).toBeLessThan(0.6 * year.naive)
  const two = off(column('AirPassengers_monthly'), 24)
  expect(two.mape).toBeLessThan(0.75 * two.naive)
})

test('a search without derivatives finds the bottom of a bent valley', () => {
  const valley = ([x = 0, y = 0]: readonly number[]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2
  const { x, value } = nelderMead(valley, { start: [-1.2, 1], step: 0.5, most: 2000, tolerance: 1e-14 })
  expect(value).toBeLessThan(1e-9)
  expect(x[0]).toBeCloseTo(1, 3)
})

// Hyndman & Athanasopoulos (2018), Forecasting: Principles and Practice, 2nd edition, section 7.1: ses() of R's forecast.
test('simple smoothing of the oil of Saudi Arabia is that of the book', () => {
  const oil = Float64Array.of(
    ...[445.36, 453.2, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43],
    ...[521.28, 508.95, 488.89, 509.87, 456.72, 473.82, 525.95, 549.83, 542.34],
  )
  const fit = fitSmoothing(oil, { trend: 'none', season: 'none', period: 1 })
  expect(fit?.start.alpha).toBeCloseTo(0.8339, 2)
  expect(fit?.start.level).toBeCloseTo(446.5868, 0)
  const outlook = modelsFor(1, true)
    .find(({ name }) => name === 'simple')
    ?.fit(oil)
    ?.outlook(5, [0.8, 0.95])
  expect(outlook?.mean[0]).toBeCloseTo(542.68, 1)
  expect(outlook?.bands[0]?.low[0]).toBeCloseTo(504.45, 0)
  expect(outlook?.bands[1]?.high[0]).toBeCloseTo(601.14, 0)
  expect(outlook?.bands[1]?.high[4]).toBeGreaterThan(outlook?.bands[1]?.high[0] ?? 0)
})

test('95 of 100 values to come lie about where 95 % are expected, and 80 where 80 % are', () => {
  let [eighty, most, all] = [0, 0, 0]
  for (let seed = 1; seed <= 12; seed++) {
    const random = randomFrom(seed)
    const z = () => normalQuantile(Math.max(1e-12, random()))
    const y = Float64Array.from(
      { length: 96 },
      (_, i) => 100 + 0.3 * i + 10 * Math.sin((2 * Math.PI * i) / 12) + 3 * z(),
    )
    const bands = chooseForecast(y.slice(0, -12), { period: 12, horizon: 12 })?.bands
    y.slice(-12).forEach((x, h) => {
      const isIn = (band: number) => x >= (bands?.[band]?.low[h] ?? x) && x <= (bands?.[band]?.high[h] ?? x)
      all += 1
      eighty += isIn(0) ? 1 : 0
      most += isIn(1) ? 1 : 0
    })
  }
  expect(eighty / all).toBeGreaterThan(0.7)
  expect(eighty / all).toBeLessThan(0.9)
  expect(most / all).toBeGreaterThan(0.9)
})

test('a series too short to look back on is not given a model that was never proved', () => {
  const y = Float64Array.from({ length: 28 }, (_, i) => 100 + 10 * Math.sin((2 * Math.PI * i) / 12))
  expect(chooseForecast(y, { period: 12, horizon: 12 })?.model).toBe('seasonalNaive')
})
