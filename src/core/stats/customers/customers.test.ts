import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { fifths, rfmSegment } from './rfmSegment.ts'

const analyst = analystInFolder()

describe('fifths', () => {
  it('part values into five of about the same size', () => {
    expect(fifths([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  })

  it('give equal values equal scores', () => {
    expect(new Set(fifths([1, 1, 1, 1])).size).toBe(1)
  })
})

it('names customers by lateness against worth', () => {
  expect([rfmSegment(5, 5), rfmSegment(5, 1), rfmSegment(1, 5), rfmSegment(1, 1)]).toEqual([
    'champions',
    'recent',
    'atRisk',
    'lost',
  ])
})

describe('customers by what they bought', () => {
  it('are parted into segments that add up to all of them and to the whole value', async () => {
    const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)
    // Customer k buys k times, the last time k * 10 days after the first of January, for 10 k each.
    const lines = Array.from({ length: 20 }, (_, i) => i + 1).flatMap(k =>
      Array.from({ length: k }, (_, j) => `c${k},${day(k * 10 - j)},${10 * k}`),
    )
    const table = await analyst.table(['Customer,Date,Amount', ...lines].join('\n'))
    const asked = { type: 'rfm', customer: 'Customer', time: 'Date', value: 'Amount' } as const
    const { result, n } = await analyst.answer(table, asked)
    expect([result.customers, result.newest, n]).toEqual([20, day(200), 210])
    const sum = (of: (s: (typeof result.segments)[number]) => number) =>
      result.segments.reduce((all, s) => all + of(s), 0)
    expect(sum(s => s.customers)).toBe(20)
    expect(sum(s => s.value)).toBe(28_700)
    expect(sum(s => s.valueShare)).toBeCloseTo(1, 12)
    expect(result.segments[0]).toMatchObject({ segment: 'champions', customers: 8, recencyDays: 35 })
  })
})

describe('cohorts', () => {
  it('follow who began together; what the data do not reach is unknown', async () => {
    const lines = [
      ...['a', 'b', 'c', 'd'].map(name => `${name},2024-01-10`),
      ...['a', 'b'].map(name => `${name},2024-02-10`),
      ...['a', 'e', 'f'].map(name => `${name},2024-03-30`),
      ...['e', 'f'].map(name => `${name},2024-02-11`),
    ]
    const table = await analyst.table(['Customer,Date', ...lines].join('\n'))
    const { result } = await analyst.answer(table, { type: 'cohort', customer: 'Customer', time: 'Date' })
    expect(result.cohorts).toEqual([
      { start: '2024-01-01', size: 4, active: [4, 2, 1] },
      { start: '2024-02-01', size: 2, active: [2, 2, null] },
    ])
    expect(result.retention).toEqual([1, 4 / 6, 0.25])
  })

  it('follow whole years, and those year by year alone', async () => {
    const lines = [
      ...['a', 'b', 'c'].map(n => `${n},2019`),
      ...['a', 'b', 'd'].map(n => `${n},2020`),
      'a,2021',
      'd,2021',
    ]
    const table = await analyst.table(['Customer,Year', ...lines].join('\n'))
    const asked = { type: 'cohort', customer: 'Customer', time: 'Year' } as const
    const { result } = await analyst.answer(table, { ...asked, unit: 'year' })
    expect(result.cohorts).toEqual([
      { start: '2019-01-01', size: 3, active: [3, 2, 1] },
      { start: '2020-01-01', size: 1, active: [1, 1, null] },
    ])
    await expect(analyst.answer(table, { ...asked, unit: 'month' })).rejects.toThrow('whole years')
  })
})
