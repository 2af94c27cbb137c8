import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { DATA, hasRealFiles } from '../../../../test/support/realFiles.ts'
import { digitsOf, fitOfSet } from '../../../../test/truth/nistDigits.ts'
import { correctDigits, nistSets } from '../../../../test/truth/nistSets.ts'
import { truthOf } from '../../../../test/truth/truthOf.ts'
import { sayAnalysis as say } from '../../words/analysis/sayAnalysis.ts'

const analyst = analystInFolder()

function csvOf(columns: Readonly<Record<string, readonly (number | string)[]>>): string {
  const names = Object.keys(columns)
  const rows = (columns[names[0] ?? ''] ?? []).map((_, i) => names.map(name => columns[name]?.[i] ?? '').join(','))
  return [names.join(','), ...rows].join('\n')
}

describe('a regression', () => {
  it('says what a line says, and how sure it is', async () => {
    // Anscombe (1973), The American Statistician 27, 17-21, first set: y = 3.0001 + 0.50009 x, r2 0.66654.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    const table = await analyst.table(csvOf({ x, y }))
    const { result, answer, n } = await analyst.answer(table, { type: 'regression', y: 'y', x: ['x'] })
    expect(n).toBe(11)
    expect(result.coefficients[0]?.estimate).toBeCloseTo(3.0000909090909, 12)
    expect(result.coefficients[1]?.estimate).toBeCloseTo(0.500090909090909, 13)
    expect(result.coefficients[1]?.se).toBeCloseTo(0.117905500595634, 12)
    expect(result.coefficients[1]?.p).toBeCloseTo(0.002169628873079, 12)
    expect(result.r2).toBeCloseTo(0.666542459508775, 12)
    expect(say(answer, 'en')).toBe(
      'y rises by 0.5 for every 1 more of x (95% between 0.233 and 0.767); x explains 66.7% of its differences.',
    )
  })

  it('leaves rows with a missing cell out, and counts them', async () => {
    const table = await analyst.table('x,y\n1,2\n2,\n3,6.5\n,4\n5,9\n6,13\n7,14')
    const { n, nulls } = await analyst.answer(table, { type: 'regression', y: 'y', x: ['x'] })
    expect([n, nulls]).toEqual([5, 2])
  })

  it('drops a column that others add up to, and says so', async () => {
    const a = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const b = [0.3, 0.1, 0.9, 0.4, 0.2, 0.8, 0.6, 0.7, 0.5, 0.35]
    const sum = a.map((value, i) => Number((value + (b[i] ?? 0)).toFixed(2)))
    const y = [2, 4, 5, 9, 9, 13, 15, 15, 18, 21]
    const table = await analyst.table(csvOf({ a, b, sum, y }))
    const { result, warnings } = await analyst.answer(table, { type: 'regression', y: 'y', x: ['a', 'b', 'sum'] })
    expect(result.dropped).toEqual(['sum'])
    expect(result.coefficients).toHaveLength(3)
    expect(warnings.map(({ code }) => code)).toContain('analysis.regression.dropped')
  })

  it('holds groups against the commonest of them', async () => {
    const group = ['b', 'a', 'b', 'a', 'b', 'c', 'c', 'b']
    const y = [10, 1, 12, 3, 11, 6, 8, 11]
    const table = await analyst.table(csvOf({ group, y }))
    const { result } = await analyst.answer(table, { type: 'regression', y: 'y', x: ['group'] })
    expect(result.references).toEqual([{ column: 'group', level: 'b' }])
    expect(result.coefficients.map(({ term, estimate }) => [term, Math.round(estimate * 1e9) / 1e9])).toEqual([
      ['', 11],
      ['group = a', -9],
      ['group = c', -4],
    ])
  })

  it('counts dates in days, and multiplies columns that act together', async () => {
    const days = Array.from({ length: 40 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + 3 * i)).toISOString().slice(0, 10))
    const kind = days.map((_, i) => (i % 4 === 0 ? 'sale' : 'plain'))
    const noise = days.map((_, i) => ((i * 7) % 5) - 2)
    const sold = days.map((_, i) => 100 + 3 * i * (kind[i] === 'sale' ? 2 : 0.5) + (noise[i] ?? 0))
    const table = await analyst.table(csvOf({ day: days, kind, sold }))
    const alone = await analyst.answer(table, { type: 'regression', y: 'sold', x: ['day'] })
    expect(say(alone.answer, 'en')).toMatch(/^sold rises by [\d.]+ a day along day/)
    const request = { type: 'regression', y: 'sold', x: ['day', 'kind'], interactions: [['day', 'kind']] } as const
    const both = await analyst.answer(table, {
      ...request,
      predict: [{ values: { day: '2024-01-31', kind: 'sale' } }],
    })
    expect(both.result.coefficients.map(({ term }) => term)).toEqual(['', 'day', 'kind = sale', 'day × kind = sale'])
    expect(both.result.coefficients[1]?.estimate).toBeCloseTo(0.5, 1)
    expect(both.result.coefficients[3]?.estimate).toBeCloseTo(1.5, 1)
    expect(both.result.predictions[0]?.fit).toBeCloseTo(160, 0)
    const unknown = analyst.answer(table, { ...request, predict: [{ values: { day: '2024-01-31', kind: 'none' } }] })
    await expect(unknown).rejects.toThrow('"kind" is never none')
  })

  it('predicts with the interval of the mean and that of one row', async () => {
    // R's data set cars (Ezekiel 1930, table 12); the values are numpy's and scipy's, from the inverse of X'X.
    const speed = [
      4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16,
    ].concat([16, 17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25])
    const dist = [
      2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54,
    ].concat([32, 40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85])
    const table = await analyst.table(csvOf({ speed, dist }))
    const request = { type: 'regression', y: 'dist', x: ['speed'], predict: [{ values: { speed: 20 } }] } as const
    const { result } = await analyst.answer(table, request)
    const [at] = result.predictions
    expect(at?.fit).toBeCloseTo(61.06908, 4)
    expect([at?.low, at?.high].map(value => value?.toFixed(4))).toEqual(['55.2473', '66.8909'])
    expect([at?.rowLow, at?.rowHigh].map(value => value?.toFixed(4))).toEqual(['29.6031', '92.5351'])
    expect(result.breuschPagan?.statistic).toBeCloseTo(3.2149, 4)
    expect(result.breuschPagan?.p).toBeCloseTo(0.07297, 5)
    expect(result.durbinWatson).toBeCloseTo(1.6762, 4)
    // The 49th of the rows below the header.
    expect(result.influential[0]?.row).toBe(50)
    expect(result.influential[0]?.cook).toBeCloseTo(0.3403959336064, 10)
    expect(result.coefficients.map(({ robustSe }) => robustSe?.toFixed(8))).toEqual(['5.93180332', '0.42753722'])
    const hc1 = await analyst.answer(table, { ...request, errors: 'HC1' })
    expect(hc1.result.coefficients.map(({ se }) => se?.toFixed(8))).toEqual(['5.65614961', '0.40690196'])
  })
})

describe('on the reference data sets of NIST', () => {
  const { regressions, missing } = nistSets()
  for (const line of missing) console.info(line)

  test.each(regressions)('the fit of $name has at least thirteen correct digits', set => {
    const digits = digitsOf(set, fitOfSet(set))
    expect(Math.min(...Object.values(digits))).toBeGreaterThanOrEqual(13)
  })

  test.each([
    ['Longley', 'analysis.regression.illConditioned'],
    ['Filip', 'analysis.regression.illPowers'],
  ])(
    '%s keeps its digits through reading and engine, and its columns are said to be nearly sums of each other',
    async (name, code) => {
      const set = regressions.find(one => one.name === name)
      if (!set) throw new Error(`${name} is not among the fixtures`)
      const columns = set.x[0]?.map((_, j) => `x${j + 1}`) ?? []
      const xs = Object.fromEntries(columns.map((column, j) => [column, set.x.map(row => row[j] ?? 0)]))
      const table = await analyst.table(csvOf({ y: set.y, ...xs }))
      const request = { type: 'regression', y: 'y', x: columns, degree: set.degree } as const
      const { result, warnings } = await analyst.answer(table, request)
      const digits = result.coefficients.flatMap(({ estimate, se }, j) => [
        correctDigits(estimate, set.estimates[j] ?? 0),
        correctDigits(se ?? 0, set.deviations[j] ?? 0),
      ])
      expect(Math.min(...digits)).toBeGreaterThanOrEqual(13)
      expect(warnings.map(warning => warning.code)).toContain(code)
    },
  )
})

/** A fit of statsmodels. */
interface Ols extends Record<'r2' | 'adj_r2' | 'f' | 'aic' | 'bic' | 'rmse_resid_ddof' | 'durbin_watson', number> {
  y: string
  x: string[]
  params: Record<string, number>
  bse: Record<string, number>
  tvalues: Record<string, number>
  pvalues: Record<string, number>
  conf_int_95: Record<string, [number, number]>
}

describe('a bow that a line does not follow', () => {
  const y = [1.151471, 1.399297, 1.06112, 0.823198, 1.651076, 3.290585, 5.646987, 7.409358, 8.492118, 9.565979].concat([
    11.07001, 13.893427, 17.410167, 20.570607, 23.260288, 25.302097, 27.958603, 31.629013, 36.259877, 40.982945,
  ])
  const csv = csvOf({ x: y.map((_, i) => i + 1), y })
  const near = (value: number | null | undefined, truth: number) =>
    expect(Math.abs((value ?? Number.NaN) / truth - 1)).toBeLessThan(1e-5)

  it('is found by squares and cubes of the fitted values', async () => {
    const table = await analyst.table(csv)
    const { result, assumptions } = await analyst.answer(table, { type: 'regression', y: 'y', x: ['x'] })
    // numpy 2.4: residual sums of squares without and with them (the digits of y are cut at six).
    near(result.reset?.statistic, 156.4316880671371)
    expect([result.reset?.df1, result.reset?.df2, assumptions[0]?.state]).toEqual([2, 16, 'doubtful'])
    const curve = await analyst.answer(table, { type: 'regression', y: 'y', x: ['x'], degree: 2 })
    expect(curve.result.reset?.statistic ?? 0).toBeLessThan(5)
  })

  it('has the F of robust errors where those are asked for, and none of groups of two', async () => {
    const table = await analyst.table(csv)
    const { result } = await analyst.answer(table, { type: 'regression', y: 'y', x: ['x'], errors: 'HC3' })
    near(result.robustF?.statistic, 114.41132059382807)
    near(result.coefficients[1]?.se, 0.1949072917433598)
    const halves = await analyst.table(csvOf({ g: y.map((_, i) => (i < 10 ? 'a' : 'b')), y }))
    const groups = await analyst.answer(halves, { type: 'regression', y: 'y', x: ['g'] })
    expect([groups.result.reset, groups.assumptions[0]?.state]).toEqual([null, 'unchecked'])
  })
})

describe.runIf(hasRealFiles)('against statsmodels', () => {
  const asked = [
    ['tips', 'ols_tip', 'tidy/tips.csv'],
    ['iris', 'ols_petal_width', 'tidy/iris.csv'],
    ['iris', 'ols_sepal_length', 'tidy/iris.csv'],
    ['diamonds', 'ols_price', 'tidy/diamonds.csv'],
    ['vgsales', 'ols_Global_on_NA_EU_JP', 'templates/vgsales.csv'],
    ['vgsales', 'ols_Global_on_regions', 'templates/vgsales.csv'],
  ] as const

  test.each(asked)('%s: %s agrees to 1e-9', async (name, key, path) => {
    const truth = truthOf<Record<string, Ols>>(name)[key]
    if (!truth) throw new Error(`${name} has no ${key}`)
    const table = await analyst.open(join(DATA, path))
    const { result } = await analyst.answer(table, { type: 'regression', y: truth.y, x: truth.x })
    const terms = ['const', ...truth.x]
    const near = (value: number | null | undefined, expected: number | undefined) =>
      expect(correctDigits(value ?? Number.NaN, expected ?? Number.NaN)).toBeGreaterThanOrEqual(9)
    terms.forEach((term, j) => {
      const row = result.coefficients[j]
      near(row?.estimate, truth.params[term])
      near(row?.se, truth.bse[term])
      near(row?.statistic, truth.tvalues[term])
      if (truth.pvalues[term] !== 0) near(row?.p, truth.pvalues[term])
      near(row?.low, truth.conf_int_95[term]?.[0])
      near(row?.high, truth.conf_int_95[term]?.[1])
    })
    near(result.r2, truth.r2)
    near(result.adjustedR2, truth.adj_r2)
    near(result.f.statistic, truth.f)
    near(result.aic, truth.aic)
    near(result.bic, truth.bic)
    near(result.residualSd, truth.rmse_resid_ddof)
    near(result.durbinWatson, truth.durbin_watson)
  })
})
