import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { sayAnalysis as say } from '../../words/analysis/sayAnalysis.ts'

const analyst = analystInFolder()
const near = (value: number | null | undefined, truth: number) =>
  expect(Math.abs((value ?? Number.NaN) / truth - 1)).toBeLessThan(1e-9)

// Weight and transmission of 32 cars (Henderson & Velleman 1981, Biometrics 37, 391-411; `mtcars` of R).
const wt = [2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424].concat([
  5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
])
const isManual = (i: number) => i < 3 || (i > 16 && i < 20) || i > 24
const cars = ['wt,am', ...wt.map((w, i) => `${w},${isManual(i) ? 'manual' : 'automatic'}`)].join('\n')

describe('a logistic regression', () => {
  it('agrees with the maximum found in forty digits, and with R where it prints', async () => {
    const table = await analyst.table(cars)
    const request = { type: 'logistic', y: 'am', x: ['wt'], predict: [{ values: { wt: 3 } }] } as const
    const { result, answer, remarks } = await analyst.answer(table, request)
    // mpmath; R: glm(am ~ wt, binomial) prints 12.040, -4.024 (4.510, 1.436), deviance 19.176, AIC 23.176.
    near(result.coefficients[0]?.estimate, 12.04036972865732)
    near(result.coefficients[1]?.estimate, -4.023969962173201)
    near(result.coefficients[0]?.se, 4.51006623896676)
    near(result.coefficients[1]?.se, 1.436527752623558)
    near(result.logLikelihood, -9.58804240372254)
    near(result.aic, 23.1760848074451)
    near(result.predictions[0]?.probability, 0.492115614127)
    near(result.auc, 0.9331983805668016)
    expect([result.outcome, result.reference, result.isSeparated]).toEqual(['manual', 'automatic', false])
    expect(result.confusion).toMatchObject({ truePositive: 11, falseNegative: 2, falsePositive: 1, trueNegative: 18 })
    expect(say(answer, 'en')).toBe(
      'These columns tell where am is manual (p < 0.001): of two rows, one where it is and one where it is not, they rank 93.3% rightly.',
    )
    expect(say(remarks[0] ?? answer, 'en')).toBe(
      'Every 1 more of wt divides the odds that am is manual by 55.92 (p = 0.0051).',
    )
  })

  it('has robust errors where they are asked for, and tests everything together by them', async () => {
    const table = await analyst.table(cars)
    const robust = (errors: string) => analyst.answer(table, { type: 'logistic', y: 'am', x: ['wt'], errors })
    const [own, wider] = [await robust('HC0'), await robust('HC1')]
    // numpy 2.4: the inverse information around the sum of the squared scores; HC1 is 32/30 of its variance.
    near(own.result.coefficients[0]?.se, 4.956064586450225)
    near(own.result.coefficients[1]?.se, 1.557743159653749)
    near(own.result.wald?.statistic, 6.672948216097541)
    near(wider.result.coefficients[1]?.se, 1.608830217335331)
    expect(own.remarks.map(({ code }) => code)).toContain('analysis.robustLikelihood')
  })

  it('says that outcomes are foretold without a miss, and gives no test then', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i},${i < 9 ? 0 : 1}`)
    const table = await analyst.table(['x,y', ...rows].join('\n'))
    const { result, warnings } = await analyst.answer(table, { type: 'logistic', y: 'y', x: ['x'] })
    expect(result.isSeparated).toBe(true)
    expect(result.coefficients.map(({ se, p }) => [se, p])).toEqual([
      [null, null],
      [null, null],
    ])
    expect(warnings.map(({ code }) => code)).toContain('analysis.logistic.separation')
  })

  it('finds a group that has one outcome alone', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${'abc'[i % 3]},${i % 3 === 2 ? 1 : (i >> 1) % 2}`)
    const table = await analyst.table(['g,y', ...rows].join('\n'))
    const { result } = await analyst.answer(table, { type: 'logistic', y: 'y', x: ['g'] })
    expect(result.isSeparated).toBe(true)
  })

  it('needs two outcomes', async () => {
    const table = await analyst.table(
      ['x,y', ...Array.from({ length: 9 }, (_, i) => `${i},${'abc'[i % 3]}`)].join('\n'),
    )
    await expect(analyst.answer(table, { type: 'logistic', y: 'y', x: ['x'] })).rejects.toThrow('exactly two')
  })
})

describe('a Poisson regression', () => {
  it('agrees with the published fit of Dobson’s trial', async () => {
    // Dobson (1990), An Introduction to Generalized Linear Models, p. 93, as in R's ?glm; digits by mpmath.
    const counts = [18, 17, 15, 20, 10, 20, 25, 13, 12]
    const rows = counts.map((count, i) => `${count},${'abc'[i % 3]},${'xyz'[Math.floor(i / 3)]}`)
    const table = await analyst.table(['counts,outcome,treatment', ...rows].join('\n'))
    const { result } = await analyst.answer(table, { type: 'poisson', y: 'counts', x: ['outcome', 'treatment'] })
    const estimate = (j: number) => result.coefficients[j]?.estimate ?? Number.NaN
    near(estimate(0), 3.044522437723423)
    near(estimate(1), -0.4542552722775964)
    near(estimate(2), -0.2929871246814741)
    expect(Math.abs(estimate(3))).toBeLessThan(1e-12)
    near(result.coefficients[1]?.se, 0.2021707591938455)
    near(result.coefficients[3]?.se, 0.2)
    near(result.logLikelihood, -23.38065920097884)
    near(result.deviance, 5.129141077001148)
    near(result.pearson, 5.173201621073961)
    expect(result.df).toBe(4)

    const robust = { type: 'poisson', y: 'counts', x: ['outcome', 'treatment'], errors: 'HC0' } as const
    const own = await analyst.answer(table, robust)
    // numpy 2.4, as in the logistic test.
    near(own.result.coefficients[1]?.se, 0.1482141529078685)
    near(own.result.coefficients[4]?.se, 0.1448370732160029)
    const wider = await analyst.answer(table, { ...robust, errors: 'HC1' })
    near(wider.result.wald?.statistic, 6.187360463378202)
  })

  it('takes what the counts grow with in proportion out of them', async () => {
    const days = [1, 2, 3, 4, 5, 6, 7, 8]
    const sold = [2, 3, 6, 5, 9, 16, 13, 22]
    const price = [0.5, 0.1, 0.9, 0.3, 0.7, 1.5, 0.2, 1.9]
    const table = await analyst.table(
      ['days,sold,price', ...days.map((d, i) => `${d},${sold[i]},${price[i]}`)].join('\n'),
    )
    const { result } = await analyst.answer(table, { type: 'poisson', y: 'sold', x: ['price'], exposure: 'days' })
    near(result.coefficients[0]?.estimate, 0.4135621783441753)
    near(result.coefficients[1]?.estimate, 0.3293090971601939)
    near(result.coefficients[1]?.se, 0.1671004943462666)
    near(result.logLikelihood, -15.81800703344435)
  })

  it('says when the counts scatter more than Poisson’s', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 2 === 0 ? 1 : 30},${i % 5}`)
    const table = await analyst.table(['n,x', ...rows].join('\n'))
    const { warnings } = await analyst.answer(table, { type: 'poisson', y: 'n', x: ['x'] })
    expect(warnings.map(({ code }) => code)).toContain('analysis.poisson.overdispersed')
  })

  it('refuses what is no count', async () => {
    const table = await analyst.table(['n,x', ...Array.from({ length: 9 }, (_, i) => `${i / 2},${i}`)].join('\n'))
    await expect(analyst.answer(table, { type: 'poisson', y: 'n', x: ['x'] })).rejects.toThrow('no counts')
  })
})
