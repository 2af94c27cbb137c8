import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DescribedNumbers } from '../../src/contract/analysis/describe.ts'
import { analystInFolder } from '../factories/analyst.ts'
import { DATA } from '../support/realFiles.ts'

const sets = ['iris', 'tips', 'penguins', 'titanic', 'mpg', 'planets', 'diamonds', 'vgsales', 'music'] as const
const present = existsSync(join(DATA, 'truth'))
if (!present) console.info('Skipped: the reference values in ../shared/data/truth are not here.')

const analyst = analystInFolder()
const fileOf = (name: string) =>
  join(DATA, name === 'vgsales' || name === 'music' ? 'templates' : 'tidy', `${name}.csv`)

it('the reference values are looked for beside the project', () => {
  expect(sets).toHaveLength(9)
})

describe.runIf(present).each(sets)('%s described as pandas and scipy do', name => {
  it('agrees to 1e-9 in every figure of every column', { timeout: 60_000 }, async () => {
    const { describe: truth } = JSON.parse(readFileSync(join(DATA, `truth/${name}.json`), 'utf8'))
    const table = await analyst.open(fileOf(name))
    const { result, n } = await analyst.answer(table, { type: 'describe' })
    expect(n).toBe(truth.rows)
    const ids = new Map(table.columns.map(({ id, name: column }) => [id, column]))
    const faults = result.numbers.flatMap(found => {
      const column = ids.get(found.column) ?? ''
      const expected = truth.per_column[column]
      return expected?.mean === undefined ? [`${column} is not described there`] : faultsOf(column, found, expected)
    })
    expect(faults).toEqual([])
    for (const found of result.values) {
      const expected = truth.per_column[ids.get(found.column) ?? '']
      expect([found.n, found.nulls]).toEqual([expected.count, expected.nulls])
      expect(found.distinct).toBe(expected.unique)
    }
  })
})

type Truth = Record<string, number> & {
  quantiles_linear_type7: Record<string, number>
  mode: number[]
  normality?: Record<string, { stat: number; p: number; W: number }> & { anderson_darling_A2: number }
}

function faultsOf(column: string, found: DescribedNumbers, truth: Truth): string[] {
  const { quantiles: q, normality } = found
  const t = truth.quantiles_linear_type7
  const tests = truth.normality
  const pairs: [string, number | null | undefined, number | null | undefined, number?][] = [
    ['n', found.n, truth.count],
    ['nulls', found.nulls, truth.nulls],
    ['distinct', found.distinct, truth.unique],
    ['sum', found.sum, truth.sum],
    ['mean', found.mean, truth.mean],
    ['sd', found.sd, truth.std_ddof1],
    ['variance', found.variance, truth.var_ddof1],
    ['min', found.min, truth.min],
    ['max', found.max, truth.max],
    ...(
      [
        ['0.01', q.p01],
        ['0.05', q.p05],
        ['0.25', q.p25],
        ['0.5', q.p50],
        ['0.75', q.p75],
        ['0.95', q.p95],
        ['0.99', q.p99],
      ] as const
    ).map(([p, value]): [string, number | null, number | undefined] => [p, value, t[p]]),
    ['skewness', found.skewness, truth.skew_adjusted_G1],
    ['kurtosis', found.kurtosis, truth.kurtosis_excess_adjusted_G2],
    ['mad', found.mad, truth.mad_median],
    ['outliers', found.outliers, truth.outliers_tukey_1_5iqr],
    ['far', found.farFromMean, truth.outliers_abs_z_gt_3_ddof1],
    ['zeros', found.zeros, truth.zeros],
    ['negatives', found.negatives, truth.negatives],
    ['JB', normality.jarqueBera?.statistic, tests?.jarque_bera?.stat],
    ['JB p', normality.jarqueBera?.p, tests?.jarque_bera?.p],
    ...dagostinoPairs(found, truth),
    // Computed there in single precision; see r_crosscheck below.
    ['W', normality.shapiroWilk?.statistic, tests?.shapiro?.W, 2e-5],
    ...(found.n <= 5000
      ? [['A2', normality.andersonDarling?.statistic, tests?.anderson_darling_A2] as [string, number, number]]
      : []),
  ]
  const modes = found.modes?.length === 0 ? [] : truth.mode
  return [
    ...(JSON.stringify(found.modes) === JSON.stringify(modes) ? [] : [`${column} mode ${found.modes} ${truth.mode}`]),
    ...pairs
      .filter(([, actual, expected, tolerance = 1e-9]) => !agrees(actual, expected, tolerance))
      .map(([figure, actual, expected]) => `${column} ${figure}: ${actual} instead of ${expected}`),
  ]
}

/** Of a skewness of exactly zero scipy takes the test's y to be one instead of zero: the sum of squares is then too large. */
function dagostinoPairs(found: DescribedNumbers, truth: Truth): [string, number | undefined, number | undefined][] {
  const own = found.normality.dagostinoPearson
  const expected = truth.normality?.['dagostino_k2']
  if (truth['skew_biased_g1'] === 0) return []
  return [
    ['K2', own?.statistic, expected?.stat],
    ['K2 p', own?.p, expected?.p],
  ]
}

function agrees(actual: number | null | undefined, expected: number | null | undefined, tolerance: number): boolean {
  if (expected === undefined || expected === null || actual === undefined || actual === null)
    return expected === undefined || actual === expected
  // A p below the range of doubles is zero there and nearly so here.
  return Math.abs(actual - expected) <= tolerance * Math.abs(expected) + 1e-300
}

describe.runIf(present)("R's Shapiro-Wilk, in double precision", () => {
  it('agrees to 1e-9 on iris', async () => {
    const { values } = JSON.parse(readFileSync(join(DATA, 'truth/r_crosscheck.json'), 'utf8'))
    const table = await analyst.open(join(DATA, 'tidy/iris.csv'))
    for (const column of ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']) {
      const { result } = await analyst.answer(table, { type: 'describe', columns: [column] })
      const W = result.numbers[0]?.normality.shapiroWilk?.statistic ?? 0
      expect(agrees(W, values[`iris.shapiro.${column}`].r, 1e-12)).toBe(true)
    }
  })
})

describe.runIf(present)('value counts', () => {
  it('agree with pandas for every column of titanic', async () => {
    const { describe: truth } = JSON.parse(readFileSync(join(DATA, 'truth/titanic.json'), 'utf8'))
    const table = await analyst.open(join(DATA, 'tidy/titanic.csv'))
    for (const { id, name, type } of table.columns) {
      const { result } = await analyst.answer(table, { type: 'frequencies', column: id, withMissing: true })
      const expected: [string, number][] = truth.per_column[name].value_counts_top
      const counted = new Map(result.values.map(({ value, count }) => [String(value ?? '<null>').toLowerCase(), count]))
      if (type === 'double' || type === 'decimal' || type === 'boolean') continue
      for (const [value, count] of expected)
        expect([name, value, counted.get(value.toLowerCase())]).toEqual([name, value, count])
    }
  })
})
