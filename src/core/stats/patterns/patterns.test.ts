import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'

const analyst = analystInFolder()

describe('a basket analysis', () => {
  it('finds what comes together, with support, confidence and lift', async () => {
    // 40 orders: bread in 20, butter in 12 of those and in no other; tea in every second one of either.
    const lines = Array.from({ length: 40 }, (_, i) => [
      ...(i < 20 ? [`o${i},bread`] : [`o${i},milk`]),
      ...(i < 12 ? [`o${i},butter`, `o${i},butter`] : []),
      ...(i % 2 ? [`o${i},tea`] : []),
    ]).flat()
    const table = await analyst.table(['Order,Item', ...lines].join('\n'))
    const { result } = await analyst.answer(table, { type: 'basket', basket: 'Order', item: 'Item' })
    expect(result).toMatchObject({ baskets: 40, items: 4 })
    expect(result.pairs).toHaveLength(1)
    expect(result.pairs[0]).toMatchObject({
      a: 'butter',
      b: 'bread',
      baskets: 12,
      support: 0.3,
      confidence: 1,
      lift: 2,
    })
  })
})

describe('a funnel', () => {
  const rows = [
    ...Array.from({ length: 100 }, (_, i) => `u${i},visit`),
    ...Array.from({ length: 40 }, (_, i) => `u${i},cart`),
    ...Array.from({ length: 10 }, (_, i) => `u${i},buy`),
    'x1,buy',
  ]

  it('counts who reached a stage by way of all before it', async () => {
    const table = await analyst.table(['User,Stage', ...rows].join('\n'))
    const asked = { type: 'funnel', stage: 'Stage', stages: ['visit', 'cart', 'buy'], who: 'User' } as const
    const { result, remarks } = await analyst.answer(table, asked)
    expect(result.stages.map(({ count }) => count)).toEqual([100, 40, 10])
    expect(result.stages[2]).toMatchObject({ ofFirst: 0.1, ofBefore: 0.25 })
    expect(remarks[0]?.params).toMatchObject({ from: 'cart', to: 'buy', lost: 0.75 })
  })

  it('counts rows where nobody is named', async () => {
    const table = await analyst.table(['User,Stage', ...rows].join('\n'))
    const { result } = await analyst.answer(table, { type: 'funnel', stage: 'Stage', stages: ['visit', 'cart', 'buy'] })
    expect(result.stages.map(({ count }) => count)).toEqual([100, 40, 11])
  })
})

describe('key drivers', () => {
  it('rank columns by what they explain, and tell chance from it', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => {
      const noise = ((i * 7919) % 997) / 997 - 0.5
      const [team, shift] = [['a', 'b', 'c'][i % 3], ['day', 'night'][Math.floor(i / 3) % 2]]
      return `${team},${shift},${((i * 104729) % 991) / 10},${((i % 3) * 2 + noise).toFixed(3)}`
    })
    const table = await analyst.table(['Team,Shift,Weight,Score', ...lines].join('\n'))
    const { result, answer } = await analyst.answer(table, { type: 'drivers', value: 'Score' })
    const named = result.drivers.map(({ column, q }) => [table.columns.find(({ id }) => id === column)?.name, q < 0.05])
    expect(named[0]).toEqual(['Team', true])
    expect(named.slice(1).every(([, isTelling]) => isTelling === false)).toBe(true)
    expect(result.drivers[0]?.share).toBeGreaterThan(0.9)
    expect(answer.code).toBe('analysis.drivers.only')
  })
})

describe('outliers', () => {
  const values = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 100, -50]

  it("lie beyond Tukey's fences, and the mean is told without them", async () => {
    const table = await analyst.table(['Value', ...values].join('\n'))
    const { result, tables } = await analyst.answer(table, { type: 'outliers', value: 'Value' })
    // Type 7 quartiles of these twelve are 11.75 and 17.25.
    expect(result).toMatchObject({
      low: 3.5,
      high: 25.5,
      below: 1,
      above: 1,
      sum: 195,
      sumWithout: 145,
      meanWithout: 14.5,
    })
    expect(tables[0]?.data).toEqual([
      [12, 13],
      [100, -50],
    ])
  })

  it('lie further from the median than so many usual distances', async () => {
    const table = await analyst.table(['Value', ...values].join('\n'))
    const { result } = await analyst.answer(table, { type: 'outliers', value: 'Value', method: 'mad' })
    // The median is 14.5, the median distance from it 3.
    expect(result.low).toBeCloseTo(14.5 - 3.5 * 1.4826 * 3, 12)
    expect([result.below, result.above]).toEqual([1, 1])
  })
})
