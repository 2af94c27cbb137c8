import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { call, column, filter } from '../../relation/build.ts'
import { correlate } from '../correlate/correlate.ts'
import { pearson } from '../correlate/pairSums.ts'
import { double } from '../figures.ts'
import { describe as describing } from './describe.ts'
import { momentsOf, skewness, varianceOf } from './moments.ts'

const analyst = analystInFolder()

/** Every number of an answer; NaN and infinities are written as null in JSON, so they are looked for before. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(numbersOf)
}

describe('no number that is none leaves an analysis', () => {
  it('of huge, tiny, missing and equal values', async () => {
    const lines = ['1e200,,5,1e-300,a', '-1e200,,5,2e-300,a', '3,,5,1.5e-300,b', '4e150,,5,1e-300,b', '5,,5,3e-300,b']
    const table = await analyst.table(['Huge,None,Same,Tiny,Group', ...lines].join('\n'))
    const answers = [
      await analyst.answer(table, { type: 'describe' }),
      await analyst.answer(table, { type: 'correlate', columns: ['Huge', 'Same', 'Tiny', 'Group'] }),
      await analyst.answer(table, { type: 'correlate', columns: ['Huge', 'Same', 'Tiny'], method: 'kendall' }),
      await analyst.answer(table, { type: 'compare', value: 'Huge', group: 'Group' }),
      await analyst.answer(table, { type: 'compare', value: 'Same', group: 'Group' }),
      await analyst.answer(table, { type: 'compare', value: 'Same', group: 'Group', test: 'anova' }),
      await analyst.answer(table, { type: 'compare', value: 'Tiny', group: 'Group', test: 'mannWhitney' }),
      await analyst.answer(table, { type: 'compare', value: 'Tiny', pair: 'Same' }),
    ]
    for (const answer of answers) expect(numbersOf(answer).filter(x => !Number.isFinite(x))).toEqual([])
  })

  it('of a table without rows that can be used', async () => {
    const table = await analyst.table('A,B\n1,\n2,\n')
    const { result } = await analyst.answer(table, { type: 'describe', columns: ['A'] })
    expect(result.numbers[0]).toMatchObject({ n: 2, mean: 1.5, kurtosis: null })
    await expect(analyst.answer(table, { type: 'frequencies', column: 'B' })).rejects.toThrow('at least one value')
    await expect(analyst.answer(table, { type: 'crossTable', rows: 'A', columns: 'B' })).rejects.toThrow(
      'at least one row',
    )
  })
})

describe('rows that are narrowed to a part far from the mean of all', () => {
  it('lose no digit by that', async () => {
    const near = Array.from({ length: 200 }, (_, i) => ((i * 7919) % 211) / 512)
    const x = [...near, ...near.map(value => value + 9e8)]
    const y = x.map((value, i) => (i < 200 ? value * 2 + ((i * 31) % 17) / 64 : value))
    const table = await analyst.table(['X,Y', ...x.map((value, i) => `${value},${y[i]}`)].join('\n'))
    const [id = '', other = ''] = table.columns.map(own => own.id)
    const below = { reason: 'filter' }
    const narrowed = await analyst.run(table, function* (input) {
      const rows = filter(input.rows, call('lt', column(id), double(1000)), below)
      const of = { ...input, rows }
      const described = yield* describing({ type: 'describe', columns: [id], confidence: 0.95, trim: 0.1 }, of)
      const request = { type: 'correlate' as const, columns: [id, other], method: 'pearson' as const, confidence: 0.95 }
      return { described, correlated: yield* correlate(request, of) }
    })
    const [number] = narrowed.described.result.numbers
    const moments = momentsOf(near)
    expect(number?.n).toBe(200)
    expect((number?.variance ?? 0) / (varianceOf(moments) ?? 0)).toBeCloseTo(1, 13)
    expect(number?.skewness).toBeCloseTo(skewness(moments) ?? 0, 12)
    expect(narrowed.correlated.result.pairs[0]?.value).toBeCloseTo(pearson(near, y.slice(0, 200)) ?? 0, 14)
  })
})
