import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { autocorrelations, partialAutocorrelations } from './autocorrelations.ts'
import { classical } from './classical.ts'
import { kpssTest } from './kpss.ts'
import { stl } from './stl.ts'
import { strengths } from './strength.ts'
import { unitRootTest } from './unitRoot.ts'

const shared = new URL('../../../../../shared/data/', import.meta.url)
const isThere = existsSync(new URL('truth/co2_monthly.json', shared))
if (!isThere) console.info('skipped: ../shared/data/truth is not here')

const json = (name: string) => JSON.parse(readFileSync(new URL(`truth/${name}.json`, shared), 'utf8'))
const column = (name: string, i: number) =>
  Float64Array.from(
    readFileSync(new URL(`timeseries/${name}.csv`, shared), 'utf8')
      .trim()
      .split('\n')
      .slice(1),
    line => Number(line.split(',')[i]),
  )

/** Months without a weekly measurement are drawn straight between their neighbours, as in the truth. */
function weeklyMonths(): Float64Array {
  const months = json('co2_weekly').monthly_mean.map(([, value]: [string, number | null]) => value)
  const known = (from: number, step: number) => {
    let i = from
    while (months[i] === null) i += step
    return i
  }
  return Float64Array.from(months, (value: number | null, i) => {
    if (value !== null) return value
    const [a, b] = [known(i, -1), known(i, 1)]
    return months[a] + ((months[b] - months[a]) * (i - a)) / (b - a)
  })
}

const cases = isThere
  ? [
      { name: 'co2_monthly', y: column('co2_monthly', 1), of: json('co2_monthly').ts },
      { name: 'airpassengers', y: column('AirPassengers_monthly', 1), of: json('airpassengers').ts },
      {
        name: 'log of airpassengers',
        y: column('AirPassengers_monthly', 1).map(Math.log),
        of: json('airpassengers').ts_log,
      },
      { name: 'sunspots_yearly', y: column('sunspots_yearly', 1), of: json('sunspots_yearly').ts_period11 },
      { name: 'co2_weekly', y: weeklyMonths(), of: json('co2_weekly').ts_monthly_linear_interpolated },
    ]
  : []

/** The largest difference, as a share of the largest value of the truth. */
function farthest(got: ArrayLike<number | null>, truth: readonly (number | null)[]): number {
  const size = Math.max(...truth.map(x => Math.abs(x ?? 0)))
  return Math.max(
    ...truth.map((x, i) => (x === null ? (got[i] === null ? 0 : 1) : Math.abs((got[i] ?? NaN) - x) / size)),
  )
}

test.skipIf(isThere)('the reference values are looked for beside the project', () => expect(cases).toEqual([]))

describe.each(cases)('$name agrees with statsmodels', ({ y, of }) => {
  test.each(['stl', 'stl_robust'] as const)('%s', kind => {
    const parts = stl(y, { period: of.period, robust: kind === 'stl_robust' })
    const size = Math.max(...y.map(Math.abs))
    expect(farthest(parts.trend, of[kind].trend)).toBeLessThan(1e-9)
    expect(farthest(parts.season, of[kind].seasonal)).toBeLessThan(1e-9)
    expect(Math.max(...parts.residual.map((x, i) => Math.abs(x - of[kind].resid[i]) / size))).toBeLessThan(1e-10)
    const { trend, season } = strengths(parts)
    expect(Math.abs((trend ?? 0) / of[kind].trend_strength - 1)).toBeLessThan(1e-9)
    expect(Math.abs((season ?? 0) / of[kind].seasonal_strength - 1)).toBeLessThan(1e-9)
  })

  test.each(['additive', 'multiplicative'] as const)('classical %s', model => {
    const truth = of[`classical_${model}`]
    if (!truth) return
    const parts = classical(y, of.period, model)
    expect(farthest(parts.trend, truth.trend)).toBeLessThan(1e-12)
    expect(farthest(parts.season.slice(0, of.period), truth.seasonal_one_period)).toBeLessThan(1e-11)
    expect(farthest(parts.residual, truth.resid)).toBeLessThan(1e-11)
  })

  test('autocorrelations and their partial ones', () => {
    const r = autocorrelations(y, 24) ?? new Float64Array()
    expect(farthest(r.slice(1), of.acf_1_24)).toBeLessThan(1e-12)
    expect(farthest(partialAutocorrelations(r).slice(1), of.pacf_1_12)).toBeLessThan(1e-10)
  })

  test('tests of stationarity', () => {
    const adf = unitRootTest(y)
    expect(adf?.lags).toBe(of.adf_aic.lags)
    expect(Math.abs((adf?.statistic ?? 0) / of.adf_aic.stat - 1)).toBeLessThan(1e-9)
    expect(Math.abs((adf?.p ?? 0) / of.adf_aic.p - 1)).toBeLessThan(1e-9)
    const kpss = kpssTest(y)
    expect(kpss?.lags).toBe(of.kpss_level_auto.lags)
    expect(Math.abs((kpss?.statistic ?? 0) / of.kpss_level_auto.stat - 1)).toBeLessThan(1e-9)
    expect(Math.abs((kpss?.p ?? 0) / of.kpss_level_auto.p_clipped - 1)).toBeLessThan(1e-9)
  })
})
