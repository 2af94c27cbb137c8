import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'

const analyst = analystInFolder()

async function paretoOf(groups: readonly (readonly [string, number | ''])[], value: string | null = 'Sales') {
  const lines = groups.map(([city, sales]) => `${city},${sales}`)
  const table = await analyst.table(['City,Sales', ...lines].join('\n'))
  return analyst.answer(table, { type: 'pareto', group: 'City', value })
}

describe('a Pareto analysis', () => {
  it('counts how few groups make four fifths, the one that crosses the bound among them', async () => {
    const groups = [
      ['Rome', 30],
      ['Oslo', 25],
      ['Rome', 20],
      ['Bonn', 15],
      ['Kyiv', 6],
      ['Lima', 4],
      ['Lima', ''],
    ] as const
    const { result, n, nulls, tables } = await paretoOf(groups)
    expect(result).toMatchObject({ total: 100, groups: 5, leaders: 3, leadersShare: 0.9, topFifthShare: 0.5 })
    expect(result.classes.map(({ name, groups: count }) => [name, count])).toEqual([
      ['A', 3],
      ['B', 1],
      ['C', 1],
    ])
    expect([n, nulls]).toEqual([6, 1])
    expect(tables[0]?.data[0]).toEqual(['Rome', 'Oslo', 'Bonn', 'Kyiv', 'Lima'])
  })

  it('takes a bound that is met exactly as met', async () => {
    const { result } = await paretoOf([
      ['Rome', 80],
      ['Oslo', 15],
      ['Bonn', 5],
    ])
    expect(result).toMatchObject({ leaders: 1, leadersShare: 0.8 })
  })

  it('counts rows where no column is added up', async () => {
    const { result, answer } = await paretoOf(
      [
        ['Rome', 1],
        ['Rome', 2],
        ['Rome', 3],
        ['Oslo', 9],
      ],
      null,
    )
    expect(result).toMatchObject({ total: 4, groups: 2 })
    expect(answer.code).toBe('analysis.pareto.answerRows')
  })

  it('leaves sums that are not above zero out, and says so', async () => {
    const { result, warnings } = await paretoOf([
      ['Rome', 90],
      ['Oslo', 10],
      ['Bonn', 0],
      ['Kyiv', -20],
    ])
    expect(result.total).toBe(100)
    expect(warnings).toEqual([{ code: 'analysis.pareto.notAbove', params: { groups: 2 } }])
  })

  it('refuses what has nothing to rank', async () => {
    await expect(
      paretoOf([
        ['Rome', 5],
        ['Oslo', -5],
      ]),
    ).rejects.toThrow('at least two groups')
  })
})
