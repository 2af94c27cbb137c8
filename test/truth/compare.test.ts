import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../factories/analyst.ts'
import { DATA, hasRealFiles } from '../support/realFiles.ts'

const analyst = analystInFolder()
const truthOf = (name: string) => JSON.parse(readFileSync(join(DATA, `truth/${name}.json`), 'utf8'))
const near = (actual: number | null | undefined, expected: number, tolerance = 1e-9) =>
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThanOrEqual(tolerance)

it('the reference values are looked for beside the project', () => {
  expect(typeof hasRealFiles).toBe('boolean')
})

describe.runIf(hasRealFiles)('comparisons agree with scipy to 1e-9', () => {
  it('iris: the analysis of variance of each measure by species', { timeout: 60_000 }, async () => {
    const table = await analyst.open(join(DATA, 'tidy/iris.csv'))
    const { anova_by_species: truth } = truthOf('iris')
    for (const value of Object.keys(truth)) {
      const { result } = await analyst.answer(table, { type: 'compare', value, group: 'species', test: 'anova' })
      near(result.statistic, truth[value].F)
      near(result.p, truth[value].p)
    }
  })

  it('iris: the t-test of Welch of two species', async () => {
    const table = await analyst.open(join(DATA, 'tidy/iris.csv'))
    const { ttest_welch_setosa_versicolor_sepal_length: truth } = truthOf('iris')
    const levels = ['setosa', 'versicolor']
    const request = { type: 'compare' as const, value: 'sepal_length', group: 'species', levels, test: 'welch' }
    const { result } = await analyst.answer(table, request)
    near(result.statistic, truth.t)
    near(result.p, truth.p)
  })

  it('iris: groups described by species', async () => {
    const table = await analyst.open(join(DATA, 'tidy/iris.csv'))
    const { by_species: truth } = truthOf('iris')
    const { result } = await analyst.answer(table, { type: 'compare', value: 'petal_width', group: 'species' })
    for (const { level, mean, sd, median } of result.groups) {
      const expected = truth[String(level)].petal_width
      near(mean, expected.mean)
      near(sd, expected.std)
      near(median, expected.median)
    }
  })

  it('vgsales: analysis of variance and Kruskal-Wallis of sales by genre', { timeout: 60_000 }, async () => {
    const table = await analyst.open(join(DATA, 'templates/vgsales.csv'))
    const { anova_global_by_genre: F, kruskal_global_by_genre: H } = truthOf('vgsales')
    const request = { type: 'compare' as const, value: 'Global_Sales', group: 'Genre' }
    const variance = await analyst.answer(table, { ...request, test: 'anova' })
    near(variance.result.statistic, F.F)
    near(variance.result.p, F.p)
    const ranks = await analyst.answer(table, { ...request, test: 'kruskalWallis' })
    near(ranks.result.statistic, H.H)
    near(ranks.result.p, H.p)
  })

  it('music: chi-square of gender and genre', async () => {
    const table = await analyst.open(join(DATA, 'templates/music.csv'))
    const { chi2_gender_genre: truth } = truthOf('music')
    const { result } = await analyst.answer(table, {
      type: 'compare',
      value: 'gender',
      group: 'genre',
      test: 'chiSquare',
    })
    near(result.statistic, truth.chi2)
    near(result.p, truth.p)
    expect(result.df).toBe(truth.dof)
  })
})
