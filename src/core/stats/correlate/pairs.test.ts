import { describe, expect, it } from 'vitest'
import { contingency } from '../compare/contingency.ts'
import { benjaminiHochberg, holm } from '../corrected.ts'
import { correlationInterval, correlationP, eta } from './association.ts'
import { kendall } from './kendall.ts'
import { pearson } from './pairSums.ts'
import { ranksOf } from './ranks.ts'

const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const y = [3, 1, 2, 6, 5, 4, 9, 8, 10, 7]
const tiedX = [12, 2, 1, 12, 2, 3, 3, 1]
const tiedY = [1, 4, 7, 1, 0, 5, 5, 2]
const near = (actual: number | null | undefined, expected: number, relative = 1e-12) =>
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThanOrEqual(relative)

// scipy 1.17.1: pearsonr, spearmanr, kendalltau, false_discovery_control.
describe('correlations', () => {
  it("Pearson's, with p and interval", () => {
    const r = pearson(x, y) ?? 0
    near(r, 0.83030303030303)
    near(correlationP(r, 10), 0.0029402270232795178, 1e-11)
    const interval = correlationInterval(r, { n: 10, method: 'pearson', confidence: 0.95 })
    near(interval?.[0], 0.42051253678996753)
    near(interval?.[1], 0.9587259691641389)
  })

  it("Spearman's with ties", () => {
    const rho = pearson(ranksOf(tiedX).ranks, ranksOf(tiedY).ranks) ?? 0
    near(rho, -0.34570535882735637)
    near(correlationP(rho, 8), 0.4015957975948864)
  })

  it("Kendall's counted out without ties, and approximated with them", () => {
    near(kendall(x, y)?.tau, 0.6)
    near(kendall(x, y)?.p, 0.016666115520282188)
    near(kendall(tiedX, tiedY)?.tau, -0.24019223070763074)
    near(kendall(tiedX, tiedY)?.p, 0.4371189601036861)
  })

  it("Kendall's counts as the definition does, pair by pair", () => {
    const a = Array.from({ length: 200 }, (_, i) => (i * 7919) % 23)
    const b = Array.from({ length: 200 }, (_, i) => (i * 104729) % 31)
    const pairs = a.flatMap((ai, i) =>
      a.slice(0, i).map((aj, j) => [Math.sign(ai - aj), Math.sign((b[i] ?? 0) - (b[j] ?? 0))] as const),
    )
    const s = pairs.reduce((sum, [da, db]) => sum + da * db, 0)
    const ties = pairs.filter(([da]) => da === 0).length
    const others = pairs.filter(([, db]) => db === 0).length
    near(kendall(a, b)?.tau, s / Math.sqrt((19900 - ties) * (19900 - others)))
  })

  it('are null where one side does not vary, and one in absolute value on a line', () => {
    expect(pearson([1, 2, 3], [5, 5, 5])).toBeNull()
    expect(kendall([1, 2, 3], [5, 5, 5])).toBeNull()
    expect(pearson([1, 2, 3], [30, 20, 10])).toBeCloseTo(-1, 14)
    expect(correlationP(1, 10)).toBe(0)
    expect(correlationInterval(1, { n: 10, method: 'pearson', confidence: 0.95 })).toBeNull()
  })

  it.each([1e3, 1e6, 1e9])('an offset of %d moves nothing', offset => {
    const eighths = x.map(value => value / 8 + offset)
    near(pearson(eighths, y), pearson(x, y) ?? 0, 1e-14)
  })
})

describe('corrections for many tests', () => {
  const p = [0.01, 0.04, 0.03, 0.005, 0.2]
  it('Holm', () => {
    // R 4.2: p.adjust(p, "holm").
    const expected = [0.04, 0.09, 0.09, 0.025, 0.2]
    for (const [i, value] of holm(p).entries()) expect(value).toBeCloseTo(expected[i] ?? 0, 14)
  })
  it('Benjamini and Hochberg', () => {
    const expected = [0.025, 0.05, 0.05, 0.025, 0.2]
    for (const [i, value] of benjaminiHochberg(p).entries()) expect(value).toBeCloseTo(expected[i] ?? 0, 14)
  })
})

describe('groups', () => {
  it('eta squared is the share of the differences that groups explain, with the p of the analysis of variance', () => {
    // By hand: between 104, within 24, F = 13 with 2 and 6 degrees of freedom, whose tail is (1 + F / 3)^-3.
    const groups = [
      [1, 2, 3],
      [2, 4, 6],
      [8, 9, 13],
    ].map(values => ({
      n: values.length,
      s1: values.reduce((sum, value) => sum + value - 5, 0),
      s2: values.reduce((sum, value) => sum + (value - 5) ** 2, 0),
    }))
    const found = eta(groups)
    near((found?.eta ?? 0) ** 2, 104 / 128)
    near(found?.p, (1 + (2 * 13) / 6) ** -3)
  })

  it("Cramer's V and its corrected form", () => {
    const found = contingency([
      [10, 20, 30],
      [6, 9, 17],
    ])
    // scipy 1.17.1: chi2_contingency, contingency.association; the correction by hand.
    near(found?.statistic, 0.27157465150403504)
    near(found?.p, 0.873028283380073)
    near(found?.v, Math.sqrt(0.27157465150403504 / 92))
    expect(found?.vCorrected).toBe(0)
  })
})
