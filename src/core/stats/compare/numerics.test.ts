import { describe, expect, it } from 'vitest'
import { momentsOf } from '../describe/moments.ts'
import { fisherExact } from './fisherExact.ts'
import { anova, type Group, oneSampleT, standardised, studentT, welchAnova, welchT } from './means.ts'
import { dunn, gamesHowell, tukey } from './postHoc.ts'
import { kruskalWallis, mannWhitney, wilcoxon } from './ranked.ts'
import { brownForsythe } from './spread.ts'

const groupOf = (values: readonly number[]): Group => {
  const { n, mean, m2 } = momentsOf(values)
  return { n, mean, ss: m2 }
}
const near = (actual: number | null | undefined, expected: number, relative = 1e-11) =>
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(relative * Math.abs(expected) + 1e-300)

/** Extra sleep with two drugs: Student (1908). */
const drug1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const drug2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
/** Weights of dried plants: Dobson (1983), as R's PlantGrowth. */
const control = [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14]
const first = [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69]
const second = [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26]
const plants = [control, first, second]
/** Depression before and after, and permeability: Hollander & Wolfe (1973), as in R's help of wilcox.test. */
const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
const atTerm = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
const early = [1.15, 0.88, 0.9, 0.74, 1.21]

// All values: scipy 1.17.1.
describe('means of two groups', () => {
  it('by Student and by Welch', () => {
    const [a, b] = [groupOf(drug1), groupOf(drug2)]
    const student = studentT(a, b, 0.95)
    near(student.statistic, -1.8608134674868524)
    near(student.p, 0.07918671421593822)
    near(student.interval[0], -3.3638740322875984)
    const welch = welchT(a, b, 0.95)
    near(welch.p, 0.0793941401873583)
    near(welch.df, 17.776473516178488)
    near(welch.interval[1], 0.20548323071171137)
    near(standardised(a, b).cohenD, -1.8608134674868524 * Math.sqrt(0.2))
  })

  it('row by row', () => {
    const found = oneSampleT(groupOf(before.map((x, i) => x - (after[i] ?? 0))), 0.95)
    near(found.statistic, 3.0353754156485917)
    near(found.p, 0.016176627434908088)
    near(found.interval[0], 0.10377871227216856)
  })
})

describe('means of several groups', () => {
  const groups = plants.map(groupOf)
  it('by the analysis of variance and by that of Welch', () => {
    near(anova(groups).statistic, 4.846087862380135)
    near(anova(groups).p, 0.015909958325622912)
    near(anova(groups).eta2, 0.26414829683211966)
    near(welchAnova(groups).statistic, 5.1809724081131945)
    near(welchAnova(groups).p, 0.017392821490169935)
  })

  it('pair by pair after Tukey, and after Games and Howell', () => {
    const [a, b, c] = tukey(groups, 0.95)
    near(a?.p, 0.39087114, 1e-7)
    near(b?.p, 0.19799599, 1e-7)
    near(c?.p, 0.01200642, 1e-6)
    near(c?.interval?.[0], -1.55621605, 1e-8)
    const [d, e, f] = gamesHowell(groups, 0.95)
    near(d?.p, 0.47455492, 1e-7)
    near(e?.p, 0.11288918, 1e-7)
    near(f?.p, 0.02370345, 1e-6)
    near(f?.interval?.[1], -0.11351299, 1e-7)
  })

  it('spread alike, says the test of Brown and Forsythe', () => {
    const found = brownForsythe(plants.map(values => Float64Array.from(values)))
    near(found?.statistic, 1.1191856948703909)
    near(found?.p, 0.34122662412547355)
  })

  it.each([1e3, 1e6, 1e9])('do not move under an offset of %d', offset => {
    const eighths = plants.map(values => values.map(x => Math.round(x * 8) / 8))
    const moved = eighths.map(values => groupOf(values.map(x => x + offset)))
    near(anova(moved).statistic, anova(eighths.map(groupOf)).statistic, offset === 1e9 ? 1e-7 : 1e-10)
  })
})

describe('ranks', () => {
  it('of two groups, counted out and approximated', () => {
    near(mannWhitney(atTerm, early).statistic, 35)
    near(mannWhitney(atTerm, early).p, 0.2544122544122544)
    near(mannWhitney(drug1, drug2).statistic, 25.5)
    near(mannWhitney(drug1, drug2).p, 0.06932757543362658)
    near(mannWhitney(drug1, drug2).rankBiserial, -0.49)
  })

  it('of differences', () => {
    const found = wilcoxon(before.map((x, i) => x - (after[i] ?? 0)))
    near(found?.statistic, 40)
    near(found?.p, 0.0390625)
    expect(wilcoxon([0, 0])).toBeNull()
    // With ties and a zero: correction=True, method='asymptotic'.
    near(wilcoxon(drug1.map((x, i) => x - (drug2[i] ?? 0)))?.p, 0.009090698015925044)
  })

  it('of several groups, and pair by pair after Dunn', () => {
    const found = kruskalWallis(plants)
    near(found?.statistic, 7.988228749443715)
    near(found?.p, 0.018423755731471966)
    // By the formula with numpy 2.4.6 and scipy's rankdata: z = 1.1177254543787873, -1.6892896071861212, -2.8070150615649085.
    const pairs = dunn(found?.groups ?? [], found?.ties ?? 0)
    near(pairs[0]?.p, 0.263684267891386)
    near(pairs[1]?.p, 0.18232788809699965)
    near(pairs[2]?.p, 0.015000871110773098)
    expect(
      kruskalWallis([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull()
  })
})

describe("Fisher's exact test", () => {
  it.each([
    [[3, 1, 1, 3], 9, 0.48571428571428565],
    [[8, 2, 1, 5], 20, 0.034965034965034975],
    [[10, 0, 3, 7], null, 0.0030959752321981426],
    [[190, 310, 250, 250], 0.6129032258064516, 0.0001678716677751626],
  ])('of %j', ([a = 0, b = 0, c = 0, d = 0], oddsRatio, p) => {
    const found = fisherExact([
      [a, b],
      [c, d],
    ])
    near(found.p, p)
    if (oddsRatio === null) expect(found.oddsRatio).toBeNull()
    else near(found.oddsRatio, oddsRatio)
  })
})
