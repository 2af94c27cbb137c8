import { describe, expect, it } from 'vitest'
import { many, typingInFolder } from '../../../test/factories/typedTable.ts'

const { column } = typingInFolder()

describe('the profile', () => {
  it('keeps sums exact and numbers of more than 15 digits as text', async () => {
    const money = await column('amount', many(['0.10', '0.20'], 500))
    expect(money.column.profile.sum).toBe(150)
    const large = await column('big', ['900000000000000001', '900000000000000001', '900000000000000002'])
    expect(large.column.profile).toMatchObject({ max: '900000000000000002', sum: '2700000000000000004' })
  })

  it('counts every value in one bin of round width', async () => {
    const { column: c } = await column(
      'x',
      Array.from({ length: 101 }, (_, i) => String(i / 10)),
    )
    const { edges = [], counts = [] } = c.profile.histogram ?? {}
    expect(edges).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(counts).toEqual([10, 10, 10, 10, 10, 10, 10, 10, 10, 11])
  })

  it('is exact where many different values fill a column', async () => {
    const numbers = Array.from({ length: 10_001 }, (_, i) => String((i * 7919) % 10_001))
    const { column: c } = await column('x', [...numbers, '10000'])
    expect(c.profile).toMatchObject({ distinct: 10_001, min: 0, max: 10_000, sum: 50_015_000 })
    expect(c.profile.quantiles).toEqual({
      p05: 500.05,
      p25: 2500.25,
      p50: 5000.5,
      p75: 7500.75,
      p95: expect.closeTo(9500.95, 9),
    })
    expect(c.profile.top.slice(0, 2)).toEqual([
      { value: 10_000, count: 2 },
      { value: 0, count: 1 },
    ])
    expect(c.profile.histogram?.counts.reduce((sum, n) => sum + n, 0)).toBe(10_002)
  })

  it('measures the spread of numbers whose squares no double holds', async () => {
    const { column: c } = await column('v', ['1e200', '2e200', '5'])
    expect(c.profile.sd).toBeCloseTo(1e200, -190)
    expect(c.profile.mean).toBeCloseTo(1e200, -190)
  })

  it('rejects a number that is beyond all doubles', async () => {
    const cells = [...many(['1e300', '2e3'], 100), '1e999']
    const { column: c, rejects } = await column('v', cells)
    expect(c.profile.max).toBe(1e300)
    expect(rejects).toEqual([{ _row: '202', column_id: 'c1', raw: '1e999', reason: 'not_double' }])
  })

  it('writes dates as ISO text, their bins in milliseconds', async () => {
    const { column: c } = await column('day', ['2020-01-01', '2020-01-02', '2020-01-03'])
    expect(c.profile).toMatchObject({ min: '2020-01-01', max: '2020-01-03', mean: null, sum: null })
    expect(c.profile.quantiles?.p50).toBe('2020-01-02')
    expect(c.profile.histogram?.edges[0]).toBe(Date.UTC(2020, 0, 1))
  })

  it('ranks the most frequent values, ties by value', async () => {
    const { column: c } = await column('genre', ['b', 'a', 'c', 'c', 'b', 'd'])
    expect(c.profile.top).toEqual([
      { value: 'b', count: 2 },
      { value: 'c', count: 2 },
      { value: 'a', count: 1 },
      { value: 'd', count: 1 },
    ])
  })
})
