import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'

const analyst = analystInFolder()
const day = (i: number) => new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10)
/** Small noise that is the same each time and has no pattern: a hash of its place. */
const noise = (i: number) => 2 * ((Math.sin(12.9898 * i * i + 78.233 * i) * 43758.5453) % 1)

function daily(count: number, value: (i: number) => number | null) {
  const lines = Array.from({ length: count }, (_, i) => [day(i), value(i)] as const)
  return analyst.table(['Day,month', ...lines.flatMap(([at, x]) => (x === null ? [] : [`${at},${x}`]))].join('\n'))
}

describe('a series along time', () => {
  it('finds the weekly season of days and takes it apart', async () => {
    const table = await daily(140, i => 100 + 0.5 * i + (i % 7 === 6 ? 30 : -5) + 3 * noise(i))
    const { result, answer, n } = await analyst.answer(table, { type: 'decompose', time: 'Day', value: 'month' })
    expect(n).toBe(140)
    expect(result.series).toMatchObject({ unit: 'day', periods: 140, first: '2023-01-01', last: '2023-05-20' })
    expect(result.season).toMatchObject({ period: 7, found: 'calendar' })
    expect(result.seasonStrength).toBeGreaterThan(0.9)
    expect(answer).toMatchObject({ code: 'analysis.decompose.answer', params: { high: 'Saturday' } })
    result.value.forEach((x, i) => {
      const sum = (result.trend[i] ?? 0) + (result.seasonal[i] ?? 0) + (result.residual[i] ?? 0)
      expect(sum).toBeCloseTo(x ?? 0, 9)
    })
  })

  it('takes a unit for a unit, though a column is called like it', async () => {
    const table = await daily(400, i => 100 + noise(i))
    const { result } = await analyst.answer(table, {
      type: 'decompose',
      time: 'Day',
      value: 'month',
      unit: 'month',
      season: 1,
    })
    expect(result.series).toMatchObject({ unit: 'month', periods: 13, first: '2023-01-01', incomplete: ['2024-02-01'] })
  })

  it('fills gaps only when it is told how, and names them', async () => {
    const table = await daily(60, i => (i === 20 || i === 21 ? null : 100 + i))
    const asked = { type: 'decompose', time: 'Day', value: 'month', aggregate: 'mean', unit: 'day' } as const
    await expect(analyst.answer(table, asked)).rejects.toThrow('2 days have no value (21 Jan 2023, 22 Jan 2023)')
    const { result } = await analyst.answer(table, { ...asked, gaps: 'linear' })
    expect(result.series).toMatchObject({ gapCount: 2, gaps: ['2023-01-21', '2023-01-22'], filled: 'linear' })
    expect(result.value.slice(19, 23)).toEqual([119, 120, 121, 122])
    const zeros = await analyst.answer(table, { ...asked, gaps: 'zero' })
    expect(zeros.result.value.slice(19, 23)).toEqual([119, 0, 0, 122])
  })

  it('counts no rows as zero', async () => {
    const table = await daily(60, i => (i % 2 === 0 || i > 40 ? 1 : null))
    const { result } = await analyst.answer(table, { type: 'decompose', time: 'Day', unit: 'day', season: 1 })
    expect(result.series).toMatchObject({ aggregate: 'count', periods: 60, filled: 'zero' })
    expect(result.value.slice(0, 4)).toEqual([1, 0, 1, 0])
  })

  it('counts zeros up to where the data reach', async () => {
    // Weeks: the last one has only its Monday, the two before have nothing.
    const table = await daily(15 * 7 + 2, i => (i < 13 * 7 || i === 15 * 7 + 1 ? 1 : null))
    const { result } = await analyst.answer(table, { type: 'decompose', time: 'Day', unit: 'week', season: 1 })
    expect(result.series.incomplete.at(-1)).toBe('2023-04-17')
    expect(result.series.last).toBe('2023-04-10')
    expect(result.value.slice(-3)).toEqual([6, 0, 0])
  })

  it('reads whole years as time', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${1960 + i},${200 + 3 * i + noise(i)}`)
    const table = await analyst.table(['Year,Rain', ...lines].join('\n'))
    const { result } = await analyst.answer(table, { type: 'decompose', time: 'Year', value: 'Rain' })
    expect(result.series).toMatchObject({ unit: 'year', periods: 40, first: '1960-01-01', last: '1999-01-01' })
    expect(result.season).toBeNull()
  })

  it('parts multiply where that is asked for', async () => {
    const table = await daily(140, i => (100 + i) * (i % 7 === 6 ? 1.3 : 0.95))
    const { result } = await analyst.answer(table, {
      type: 'decompose',
      time: 'Day',
      value: 'month',
      method: 'multiplicative',
    })
    expect(result.trend.slice(0, 3)).toEqual([null, null, null])
    expect(result.seasonal[6]).toBeCloseTo(1.3, 2)
  })
})

describe('autocorrelation', () => {
  it('tells a season, and that days know of each other', async () => {
    const table = await daily(210, i => 100 + 10 * Math.sin((2 * Math.PI * i) / 7) + noise(i))
    const { result, answer } = await analyst.answer(table, { type: 'autocorrelation', time: 'Day', value: 'month' })
    expect(result.season?.period).toBe(7)
    expect(result.acf[6]).toBeGreaterThan(0.9)
    expect(result.ljungBox.p).toBeLessThan(1e-6)
    expect(answer.code).toBe('analysis.autocorrelation.season')
  })

  it('refuses what is too short and what never varies', async () => {
    const asked = { type: 'autocorrelation', time: 'Day', value: 'month', unit: 'day' } as const
    await expect(daily(5, i => i).then(table => analyst.answer(table, asked))).rejects.toThrow('at least 8 days')
    await expect(daily(40, () => 4.5).then(table => analyst.answer(table, asked))).rejects.toThrow('not all alike')
  })
})
