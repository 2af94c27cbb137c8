import { describe, expect, test } from 'vitest'
import { buildColumn, buildMeasure } from '../../../../test/factories/column.ts'
import { testScan } from '../../../../test/factories/scan.ts'
import type { GroupFacts } from '../../stats/groups/facts.ts'
import type { Moments } from '../../stats/groups/moments.ts'
import { attribute } from './attribution.ts'
import { changesOf } from './changes.ts'
import { wholePeriods } from './lastPeriods.ts'
import type { Series } from './points.ts'
import { splitMean, splitSum } from './split.ts'

const DAY_MS = 86_400_000
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** A day with ten rows of a value that wobbles a little. */
function factsOf(day: string, i: number, level = 100): GroupFacts {
  const mean = level + (((i * 7919) % 11) - 5)
  return { key: day, rows: 10, of: [{ n: 10, mean, m2: 90 }] }
}

function seriesOf(days: readonly string[], levelOf: (day: string) => number = () => 100): Series {
  const profile = { min: days[0] ?? null, max: days.at(-1) ?? null, distinct: days.length, rows: days.length * 10 }
  const time = buildColumn({ id: 'day', name: 'Day', type: 'date', role: 'time', profile })
  const measures = [buildMeasure('Sales', { id: 'sales' })]
  const periods = days.map((day, i) => factsOf(day, i, levelOf(day)))
  return { time, unit: 'day', shownUnit: 'month', measures, periods }
}

function daysFrom(from: string, to: string, isOpen: (ms: number) => boolean = () => true): string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const all = Array.from({ length: (last - first) / DAY_MS + 1 }, (_, i) => first + i * DAY_MS)
  return all.filter(isOpen).map(dayOf)
}

describe('periods that are compared', () => {
  const last = (days: readonly string[]) => {
    const { time, periods } = seriesOf(days)
    const whole = wholePeriods(time, periods, 'day')
    return { unit: whole?.unit, first: whole?.starts[0], last: whole?.starts.at(-1) }
  }

  test('are whole months, from the first day of data to the last', () => {
    expect(last(daysFrom('2023-01-01', '2024-03-31'))).toEqual({
      unit: 'month',
      first: '2023-01-01',
      last: '2024-03-01',
    })
    expect(last(daysFrom('2023-01-09', '2024-03-29'))).toEqual({
      unit: 'month',
      first: '2023-02-01',
      last: '2024-02-01',
    })
  })

  test('may end on a Friday where nothing comes on weekends', () => {
    const isOpen = (ms: number) => new Date(ms).getUTCDay() % 6 !== 0
    expect(last(daysFrom('2023-01-02', '2024-03-29', isOpen))).toMatchObject({ unit: 'month', last: '2024-03-01' })
  })

  test('are weeks of what comes weekly, quarters of what comes by the quarter', () => {
    const monday = (ms: number) => new Date(ms).getUTCDay() === 1
    expect(last(daysFrom('2023-01-02', '2024-03-25', monday))).toMatchObject({ unit: 'week', last: '2024-03-25' })
    const quarters = ['2021', '2022', '2023'].flatMap(year => ['01', '04', '07', '10'].map(m => `${year}-${m}-01`))
    expect(last(quarters)).toMatchObject({ unit: 'quarter', last: '2023-10-01' })
  })
})

test('of days the last one may not be over, so it is not compared', () => {
  const { time, periods } = seriesOf(daysFrom('2024-03-01', '2024-03-10'))
  expect(wholePeriods(time, periods, 'day')).toMatchObject({ unit: 'day', end: '2024-03-10' })
})

describe('a change', () => {
  const days = daysFrom('2023-01-01', '2024-03-12')
  const sums = (levelOf?: (day: string) => number) =>
    changesOf(seriesOf(days, levelOf)).filter(({ followed: { sense } }) => sense === 'sum')

  test('is not found in a month that has only begun', () => {
    for (const { after, ratio, isLarge } of sums()) {
      expect(after.start).toBe('2024-02-01')
      expect(Math.abs(ratio ?? 1)).toBeLessThan(0.1)
      expect(isLarge).toBe(false)
    }
  })

  test('of the last whole month is held against the month before and the same of last year', () => {
    const found = sums(day => (day >= '2024-02-01' ? 60 : 100))
    expect(found.map(({ against, before }) => [against, before.start])).toEqual([
      ['previous', '2024-01-01'],
      ['year', '2023-02-01'],
    ])
    for (const { p, ratio, isLarge } of found) {
      expect(p).toBeLessThan(1e-6)
      expect(ratio).toBeLessThan(-0.3)
      expect(isLarge).toBe(true)
    }
  })

  test('as large as those before it is no surprise', () => {
    const [previous] = sums(day => (Number(day.slice(5, 7)) % 2 === 0 ? 60 : 100))
    expect(previous?.isLarge).toBe(true)
    expect(previous?.p).toBeGreaterThan(0.01)
  })
})

describe('the parts of a change', () => {
  const dimension = buildColumn({ name: 'Category' })
  const of = (n: number, mean: number): Moments => ({ n, mean, m2: n * 4 })
  const groups = [
    { key: 'Audio', before: of(40, 50), after: of(40, 20) },
    { key: 'Books', before: of(60, 30), after: of(75, 31) },
    { key: null, before: of(10, 5), after: of(0, 0) },
    { key: 'New', before: of(0, 0), after: of(5, 80) },
  ]

  test('of a total add up to it, the largest first', () => {
    const { parts, change, effects } = splitSum(dimension, groups)
    expect(change).toBe(800 + 2325 + 400 - (2000 + 1800 + 50))
    expect(parts.map(({ key, by }) => [key, by])).toEqual([
      ['Audio', -1200],
      ['Books', 525],
      ['New', 400],
      [null, -50],
    ])
    expect(effects).toBeNull()
  })

  test('of a mean add up to it, and so do what the groups changed and what they weigh', () => {
    const { parts, change, effects } = splitMean(dimension, groups)
    const [before, after] = [(2000 + 1800 + 50) / 110, (800 + 2325 + 400) / 120]
    expect(change).toBeCloseTo(after - before, 12)
    expect(parts.reduce((sum, { by }) => sum + by, 0)).toBeCloseTo(after - before, 12)
    expect((effects?.rate ?? 0) + (effects?.mix ?? 0)).toBeCloseTo(after - before, 12)
    // By hand: Audio fell by 30 at a middle weight of (40/110 + 40/120) / 2, Books rose by 1 at that of (60/110 + 75/120) / 2.
    expect(effects?.rate).toBeCloseTo((-30 * (40 / 110 + 40 / 120) + (60 / 110 + 75 / 120)) / 2, 12)
  })

  test('are not told of a dimension with more groups than are read: some of them do not make up the change', () => {
    const [change] = changesOf(seriesOf(daysFrom('2023-01-01', '2024-03-12')))
    if (!change) throw new Error('no change')
    const time = buildColumn({ id: 'c5', name: 'Day', type: 'date' })
    const dimensions = [buildColumn({ id: 'c1', name: 'Platform' }), buildColumn({ id: 'c7', name: 'Customer' })]
    const steps = attribute({ rows: testScan, time, dimensions, measures: [] }, [change])
    const asks = steps.next([]).value
    if (!Array.isArray(asks)) throw new Error('nothing was asked')
    const table = (truncated: boolean) => ({
      columns: [],
      data: [
        ['a', 'b'],
        [3, 4],
      ],
      rowCount: 2,
      truncated,
    })
    const done = steps.next(asks.map((_, i) => table(i % 2 === 1)))
    const [attributed] = done.done === true ? done.value : []
    expect(attributed?.splits.map(split => split.dimension.name)).toEqual(['Platform'])
  })
})
