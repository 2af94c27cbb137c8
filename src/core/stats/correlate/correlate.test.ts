import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { sayAnalysis as say } from '../../words/analysis/sayAnalysis.ts'

const analyst = analystInFolder()
const n = 300
/** Two that rise together, one of chance, one of groups that follows the first; some cells are missing. */
const rows = Array.from({ length: n }, (_, i) => {
  const x = (i * 7919) % 101
  const noise = ((i * 104729) % 89) / 2
  const group = x < 30 ? 'low' : x < 70 ? 'middle' : 'high'
  return { x, y: i % 9 === 0 ? '' : 2 * x + noise, chance: (i * 31) % 17, group, other: i % 2 === 0 ? 'a' : 'b' }
})
const csv = (offset: number) =>
  [
    'X,Y,Chance,Group,Other',
    ...rows.map(({ x, y, chance, group, other }) =>
      [x + offset, y === '' ? '' : Number(y) + offset, chance, group, other].join(','),
    ),
  ].join('\n')

describe('correlations of a table', () => {
  it('measure numbers, groups and both, with n of the pair and p corrected for all pairs', async () => {
    const table = await analyst.table(csv(0))
    const columns = ['X', 'Y', 'Chance', 'Group', 'Other']
    const { result, answer } = await analyst.answer(table, { type: 'correlate', columns })
    expect(result.pairs.map(({ measure }) => measure)).toEqual([
      ...['pearson', 'pearson', 'pearson', 'eta', 'eta', 'eta', 'eta', 'eta', 'eta', 'cramersV'],
    ])
    const [xy, chance] = result.pairs
    expect([xy?.n, chance?.n]).toEqual([n - Math.ceil(n / 9), n])
    expect(xy?.value).toBeGreaterThan(0.9)
    expect(chance?.pHolm).toBeGreaterThan(0.05)
    expect(say(answer, 'en')).toMatch(
      /^X and Y rise together: their correlation is 0\.9\d+, between 0\.9\d+ and 0\.9\d+ \(p < 0\.001\)\.$/,
    )
  })

  it('agree however the pairs are asked, where the table lacks cells', async () => {
    const table = await analyst.table(csv(0))
    const all = await analyst.answer(table, { type: 'correlate', columns: ['X', 'Y', 'Chance'] })
    const two = await analyst.answer(table, { type: 'correlate', columns: ['Y', 'Chance'] })
    expect(two.result.pairs[0]?.value).toBeCloseTo(all.result.pairs[2]?.value ?? 0, 14)
    expect([two.n, two.nulls]).toEqual([n - Math.ceil(n / 9), Math.ceil(n / 9)])
  })

  it.each([1e3, 1e6, 9e9])('do not move under an offset of %d', async offset => {
    const [plain, moved] = await Promise.all(
      [0, offset].map(async by =>
        analyst.answer(await analyst.table(csv(by)), { type: 'correlate', columns: ['X', 'Y', 'Chance', 'Group'] }),
      ),
    )
    for (const [i, { value }] of moved?.result.pairs.entries() ?? [])
      expect(value).toBeCloseTo(plain?.result.pairs[i]?.value ?? Number.NaN, 12)
  })

  it('say that nothing can be told of a column that does not vary', async () => {
    const table = await analyst.table('A,B\n1,5\n2,5\n3,5\n4,5\n')
    const { answer, result, warnings } = await analyst.answer(table, { type: 'correlate', columns: ['A', 'B'] })
    expect(result.pairs[0]).toMatchObject({ value: null, p: null })
    expect(answer.code).toBe('analysis.correlate.constant')
    expect(warnings.map(({ code }) => code)).toContain('analysis.correlate.few')
  })

  it('need two columns that can be compared', async () => {
    const table = await analyst.table(csv(0))
    await expect(analyst.answer(table, { type: 'correlate', columns: ['X', 'X'] })).rejects.toThrow('at least two')
  })
})
