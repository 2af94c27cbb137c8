import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { sayAnalysis as say } from '../../words/analysis/sayAnalysis.ts'

const analyst = analystInFolder()

describe('a description of columns', () => {
  it('knows modes, trimmed means, missing cells and the interval of the mean', async () => {
    const weights = [148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236]
    const lines = weights.map((weight, i) => `${weight},${i % 2 === 0 ? 'a' : 'b'}`)
    const table = await analyst.table(['Weight,Group', ...lines, ',a'].join('\n'))
    const { result, answer, n } = await analyst.answer(table, { type: 'describe' })
    const [weight] = result.numbers
    expect(n).toBe(12)
    expect(weight).toMatchObject({ n: 11, nulls: 1, distinct: 11, modes: [], modeCount: 1, mad: 8, outliers: 1 })
    // scipy 1.17.1: trim_mean(x, 0.1); the interval by hand, t(0.975, 10) = 2.228138851986274.
    expect(weight?.trimmedMean).toBeCloseTo(167.55555555555554, 12)
    expect(weight?.interval?.[0]).toBeCloseTo(172 - (2.228138851986274 * 24.951953831313492) / Math.sqrt(11), 10)
    expect(result.values).toMatchObject([{ n: 12, nulls: 0, distinct: 2, top: 'a', topCount: 7, min: 'a', max: 'b' }])
    expect(say(answer, 'en')).toBe('2 columns of 12 rows: 1 of numbers, 1 of other values.')
  })

  it('says of one column where its values lie', async () => {
    const table = await analyst.table(['X', ...Array.from({ length: 101 }, (_, i) => i)].join('\n'))
    const { answer, pictures, result } = await analyst.answer(table, { type: 'describe', columns: ['X'] })
    expect(say(answer, 'en')).toBe(
      'Half of the values of X lie between 25 and 75; their average is 50 and the middle one 50.',
    )
    expect(result.numbers[0]?.normality.tested).toBe(101)
    const counted = pictures[0]?.layers[0]?.ys.reduce<number>((sum, count) => sum + (count ?? 0), 0)
    expect(counted).toBe(101)
  })

  it.each([1e3, 1e6, 9e9])('an offset of %d takes no digit from any figure', async offset => {
    const x = Array.from({ length: 500 }, (_, i) => ((i * 7919) % 500) / 8 + (i % 10 === 0 ? 300 : 0))
    const table = await analyst.table(['A,B', ...x.map(value => `${value},${value + offset}`)].join('\n'))
    const { result } = await analyst.answer(table, { type: 'describe' })
    const [plain, moved] = result.numbers
    for (const figure of ['sd', 'variance', 'skewness', 'kurtosis', 'mad', 'standardError'] as const)
      expect(Math.abs((moved?.[figure] ?? 0) / (plain?.[figure] ?? 0) - 1)).toBeLessThan(1e-13)
    expect((moved?.mean ?? 0) - offset).toBeCloseTo(plain?.mean ?? 0, 5)
    expect((moved?.trimmedMean ?? 0) - offset).toBeCloseTo(plain?.trimmedMean ?? 0, 5)
  })

  it('has nulls where nothing can be told', async () => {
    const table = await analyst.table('A,B\n5,x\n5,x\n')
    const { result } = await analyst.answer(table, { type: 'describe' })
    expect(result.numbers[0]).toMatchObject({ mean: 5, sd: 0, skewness: null, kurtosis: null, modes: [5] })
    expect(result.numbers[0]?.normality).toMatchObject({ shapiroWilk: null, jarqueBera: null })
  })
})

describe('value counts', () => {
  it('come with shares that run to one, the commonest first', async () => {
    const table = await analyst.table('City\nRome\nOslo\nRome\nBonn\nRome\n\n')
    const { result, answer } = await analyst.answer(table, { type: 'frequencies', column: 'City' })
    expect(result.values).toMatchObject([
      { value: 'Rome', count: 3, share: 0.6 },
      { value: 'Bonn', count: 1, cumulative: 0.8 },
      { value: 'Oslo', count: 1, cumulative: 1 },
    ])
    expect(say(answer, 'en')).toBe('The commonest value of City is Rome: 60% of 5.')
  })
})

describe('a cross table', () => {
  it("holds Fisher's tea tasting table and its chi-square", async () => {
    const lines = ['milk,milk', 'milk,milk', 'milk,milk', 'milk,tea', 'tea,milk', 'tea,tea', 'tea,tea', 'tea,tea']
    const table = await analyst.table(['Poured,Guessed', ...lines].join('\n'))
    const { result, warnings } = await analyst.answer(table, { type: 'crossTable', rows: 'Poured', columns: 'Guessed' })
    expect(result).toMatchObject({ rows: ['milk', 'tea'], columns: ['milk', 'tea'], cramersV: 0.5 })
    expect(result.counts).toEqual([
      [3, 1],
      [1, 3],
    ])
    expect(result.chiSquare).toMatchObject({ statistic: 2, df: 1 })
    expect(warnings).toMatchObject([{ code: 'analysis.compare.fewExpected' }])
  })

  it('needs two columns', async () => {
    const table = await analyst.table('A,B\n1,2\n2,3\n')
    await expect(analyst.answer(table, { type: 'crossTable', rows: 'A', columns: 'A' })).rejects.toThrow(
      'two different',
    )
  })
})
