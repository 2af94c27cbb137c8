import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { sayAnalysis as say } from '../../words/analysis/sayAnalysis.ts'
import { randomFrom } from '../cluster/random.ts'
import { normalQuantile } from '../special/normal.ts'

const analyst = analystInFolder()
const day = (i: number) => new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10)

function noise(seed: number) {
  const random = randomFrom(seed)
  return () => normalQuantile(Math.max(1e-12, random()))
}

function table(count: number, value: (i: number, z: () => number) => number) {
  const z = noise(11)
  const lines = Array.from({ length: count }, (_, i) => `${day(i)},${value(i, z).toFixed(3)}`)
  return analyst.table(['Day,Sales', ...lines].join('\n'))
}

const asked = { time: 'Day', value: 'Sales' } as const

describe('of days that rise, have weekends and one surprise', () => {
  let opened: ReturnType<typeof table> | undefined
  const days = () => table(210, (i, z) => 100 + 0.3 * i + (i % 7 < 2 ? 25 : 0) + 2 * z() + (i === 150 ? 40 : 0))
  const open = () => {
    opened ??= days()
    return opened
  }

  it('the trend is told with its interval, weekends beside weekends', async () => {
    const { result, answer } = await analyst.answer(await open(), { type: 'trend', ...asked })
    expect(result).toMatchObject({ direction: 'rising', season: { period: 7 } })
    expect(result.sen.low).toBeLessThan(0.3)
    expect(result.sen.high).toBeGreaterThan(0.3)
    expect(result.sen.slope).toBeCloseTo(0.3, 1)
    expect(say(answer, 'en')).toMatch(/^Sales rises by 0\.\d+ a day \(95% between 0\.\d+ and 0\.\d+; p < 0\.001\)\.$/)
  })

  it('the surprise is the one that stands out', async () => {
    const { result, answer, tables } = await analyst.answer(await open(), { type: 'anomalies', ...asked })
    expect(result.anomalies.map(({ at }) => at)).toContain(day(150))
    expect(result.anomalies.length).toBeLessThanOrEqual(2)
    const [first] = result.anomalies.filter(({ at }) => at === day(150))
    expect(first?.expected).toBeCloseTo(100 + 45, -1)
    expect(first?.value).toBeGreaterThan(first?.high ?? 0)
    expect(tables[0]?.data[0]?.[0]).toBe(day(150))
    expect(say(answer, 'en')).toContain('31 May 2023')
  })

  it('nothing breaks: it moves along a line', async () => {
    const { result } = await analyst.answer(await open(), { type: 'changePoints', ...asked })
    expect(result).toMatchObject({ shape: 'line', changes: [], season: { period: 7 } })
  })

  it('the next week is forecast with its weekend, better than by the last one', async () => {
    const { result, pictures } = await analyst.answer(await open(), { type: 'forecast', ...asked, horizon: 14 })
    expect(result.at[0]).toBe(day(210))
    const expected = Array.from({ length: 14 }, (_, h) => 100 + 0.3 * (210 + h) + ((210 + h) % 7 < 2 ? 25 : 0))
    expected.forEach((x, h) => {
      expect(Math.abs((result.mean[h] ?? 0) - x)).toBeLessThan(6)
      expect(result.low95[h]).toBeLessThan(x)
      expect(result.high95[h]).toBeGreaterThan(x)
    })
    const mase = new Map(result.backTest.models.map(of => [of.model, of.mase]))
    expect(mase.get(result.model)).toBeLessThan(mase.get('seasonalNaive') ?? 0)
    expect(pictures[0]?.layers.map(({ mark }) => mark)).toEqual(['band', 'band', 'line', 'line'])
  })
})

it('levels that change at 100 and 200 are found where they change', async () => {
  const open = table(300, (i, z) => (i < 100 ? 10 : i < 200 ? 16 : 4) + z())
  const { result, answer } = await analyst.answer(await open, { type: 'changePoints', ...asked })
  expect(result.shape).toBe('steps')
  expect(result.changes.map(({ at, place }) => [at, place])).toEqual([
    [day(100), 100],
    [day(200), 200],
  ])
  expect(result.changes[0]?.before).toBeCloseTo(10, 0)
  expect(result.changes[0]?.p).toBeLessThan(1e-20)
  expect(answer.code).toBe('analysis.changePoints.downMost')
})

const weekly = new URL('../../../../../shared/data/timeseries/co2_weekly_maunaloa.csv', import.meta.url)
const truth = new URL('../../../../../shared/data/truth/co2_weekly.json', import.meta.url)
const isThere = existsSync(weekly) && existsSync(truth)
if (!isThere) console.info('skipped: ../shared/data/timeseries is not here')

it.skipIf(!isThere)('weeks become months with their gaps drawn straight, and the parts of statsmodels', async () => {
  const open = await analyst.open(fileURLToPath(weekly))
  const { result } = await analyst.answer(open, {
    type: 'decompose',
    time: 'date',
    value: 'co2',
    unit: 'month',
    gaps: 'linear',
  })
  const { monthly_mean: months, ts_monthly_linear_interpolated: of } = JSON.parse(readFileSync(truth, 'utf8'))
  expect(result.series).toMatchObject({ aggregate: 'mean', periods: 526, first: '1958-03-01', gapCount: 5 })
  months.forEach(([month, mean]: [string, number | null], i: number) => {
    expect(result.at[i]?.slice(0, 7)).toBe(month)
    if (mean !== null) expect(result.value[i]).toBeCloseTo(mean, 9)
  })
  const off = (got: readonly (number | null)[], want: readonly number[]) =>
    Math.max(...want.map((x, i) => Math.abs((got[i] ?? Number.NaN) - x)))
  expect(off(result.trend, of.stl.trend)).toBeLessThan(1e-9)
  expect(off(result.seasonal, of.stl.seasonal)).toBeLessThan(1e-9)
  expect(result.trendStrength).toBeCloseTo(of.stl.trend_strength, 9)
})
