import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { sayAnalysis as say } from '../../words/analysis/sayAnalysis.ts'

const analyst = analystInFolder()
const control = [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14]
const first = [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69]
const second = [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26]
const lines = (group: string, values: readonly number[]) => values.map(value => `${value},${group}`)
const csv = [
  'Weight,Group',
  ...lines('ctrl', control),
  ...lines('trt1', first),
  ...lines('trt2', second),
  ',ctrl',
].join('\n')

describe('a comparison of groups', () => {
  it('chooses the analysis of variance, says why, and finds the pair that differs', async () => {
    const table = await analyst.table(csv)
    const { result, answer, remarks, n, nulls } = await analyst.answer(table, {
      type: 'compare',
      value: 'Weight',
      group: 'Group',
    })
    expect(result.test).toBe('anova')
    expect(result.p).toBeCloseTo(0.015909958325622912, 12)
    expect([n, nulls]).toEqual([30, 1])
    expect(result.postHoc?.pairs.filter(({ p }) => p < 0.05)).toMatchObject([{ first: 'trt1', second: 'trt2' }])
    expect(say(answer, 'en')).toBe(
      'Weight differs between the 3 groups of Group: on average 5.53 for trt2, 4.66 for trt1 (p = 0.016).',
    )
    expect(remarks.map(({ code }) => code)).toContain('analysis.compare.why.equal')
  })

  it('takes Welch for two groups and only those that are named', async () => {
    const table = await analyst.table(csv)
    const request = { type: 'compare' as const, value: 'Weight', group: 'Group', levels: ['trt1', 'trt2'] }
    const { result, answer } = await analyst.answer(table, request)
    // scipy 1.17.1: ttest_ind(trt1, trt2, equal_var=False).
    expect(result).toMatchObject({ test: 'welch' })
    expect(result.p).toBeCloseTo(0.009298404717269842, 12)
    expect(say(answer, 'en')).toMatch(
      /^Weight is higher for trt2 \(average 5\.53\) than for trt1 \(average 4\.66\): the difference is 0\.865/,
    )
  })

  it('does as it is asked', async () => {
    const table = await analyst.table(csv)
    const tests = ['anova', 'welchAnova', 'kruskalWallis'] as const
    const found = []
    for (const test of tests)
      found.push(await analyst.answer(table, { type: 'compare', value: 'Weight', group: 'Group', test }))
    // scipy 1.17.1.
    const expected = [0.015909958325622912, 0.017392821490169935, 0.018423755731471966]
    for (const [i, { result }] of found.entries()) expect(result.p).toBeCloseTo(expected[i] ?? 0, 12)
    expect(found.map(({ result }) => result.postHoc?.method)).toEqual(['tukey', 'gamesHowell', 'dunn'])
  })

  it('keeps the digits of groups that lie far apart', async () => {
    const far = [
      ...lines('a', control),
      ...lines(
        'b',
        first.map(x => Math.round((x + 1e7) * 100) / 100),
      ),
    ]
    const table = await analyst.table(['Weight,Group', ...far].join('\n'))
    const { result } = await analyst.answer(table, { type: 'compare', value: 'Weight', group: 'Group', test: 'welch' })
    expect(result.groups[0]?.sd).toBeCloseTo(0.5830914, 7)
    expect(result.groups[1]?.sd).toBeCloseTo(0.7936757, 7)
  })

  it('says what it needs', async () => {
    const table = await analyst.table('X,G,Y\n1,a,1\n2,b,3\n3,b,4\n')
    await expect(analyst.answer(table, { type: 'compare', value: 'X', group: 'G' })).rejects.toThrow(
      'at least two values',
    )
    await expect(analyst.answer(table, { type: 'compare', value: 'X' })).rejects.toThrow('needs a column of groups')
  })
})

describe('a comparison row by row', () => {
  const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
  const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
  const pairs = ['Before,After', ...before.map((x, i) => `${x},${after[i]}`)].join('\n')

  it('is a paired t-test, or Wilcoxon where that is asked for', async () => {
    const table = await analyst.table(pairs)
    const request = { type: 'compare' as const, value: 'Before', pair: 'After' }
    const { result, answer } = await analyst.answer(table, request)
    expect(result).toMatchObject({ test: 'pairedT', df: 8 })
    expect(result.p).toBeCloseTo(0.016176627434908088, 12)
    expect(say(answer, 'en')).toMatch(/^Row by row Before \(average 1\.77\) is higher than After \(average 1\.33\)/)
    const ranked = await analyst.answer(table, { ...request, test: 'wilcoxon' })
    expect(ranked.result.p).toBeCloseTo(0.0390625, 12)
  })
})

describe('a comparison of counts', () => {
  it("is Fisher's exact test where cells are few", async () => {
    const tea = ['milk,milk', 'milk,milk', 'milk,milk', 'milk,tea', 'tea,milk', 'tea,tea', 'tea,tea', 'tea,tea']
    const table = await analyst.table(['Poured,Guessed', ...tea].join('\n'))
    const { result, answer } = await analyst.answer(table, { type: 'compare', value: 'Guessed', group: 'Poured' })
    expect(result.test).toBe('fisher')
    expect(result.p).toBeCloseTo(0.48571428571428565, 12)
    expect(say(answer, 'en')).toMatch(/^No link between Guessed and Poured can be told/)
  })
})
