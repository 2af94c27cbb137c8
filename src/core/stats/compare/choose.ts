import type { CompareTest } from '../../../contract/analysis/compare.ts'
import type { Shapiro } from '../describe/shapiroWilk.ts'

/** From so many values on, means are near enough to a bell curve whatever the values are. */
const MANY = 30
const LEVEL = 0.05

/** What is known of a group before the test is chosen. */
export interface Checked {
  n: number
  shapiro: Shapiro | null
}

const isOdd = ({ n, shapiro }: Checked) => n < MANY && shapiro !== null && shapiro.p < LEVEL

/** A test and the code of the sentence why it was taken. */
export interface Choice<T extends CompareTest> {
  test: T
  why: string
}

/**
 * The test for groups. Welch's is the rule, since it loses next to nothing where spreads are alike (Delacre, Lakens & Leys
 * 2017, International Review of Social Psychology 30, 92-101); ranks where a small group is not normal.
 */
export function chooseBetween(
  groups: readonly Checked[],
  spreadP: number | null,
): Choice<'welch' | 'mannWhitney' | 'kruskalWallis' | 'anova' | 'welchAnova'> {
  const isRanked = groups.some(isOdd)
  if (groups.length === 2)
    return isRanked
      ? { test: 'mannWhitney', why: 'analysis.compare.why.smallOdd' }
      : { test: 'welch', why: 'analysis.compare.why.welch' }
  if (isRanked) return { test: 'kruskalWallis', why: 'analysis.compare.why.smallOdd' }
  return spreadP !== null && spreadP < LEVEL
    ? { test: 'welchAnova', why: 'analysis.compare.why.unequal' }
    : { test: 'anova', why: 'analysis.compare.why.equal' }
}

/** The test for differences row by row. */
export function choosePaired(differences: Checked): Choice<'pairedT' | 'wilcoxon'> {
  return isOdd(differences)
    ? { test: 'wilcoxon', why: 'analysis.compare.why.smallOdd' }
    : { test: 'pairedT', why: 'analysis.compare.why.paired' }
}

/** The test for a table of counts. */
export function chooseCounts(isTwoByTwo: boolean, leastExpected: number): Choice<'chiSquare' | 'fisher'> {
  return isTwoByTwo && leastExpected < 5
    ? { test: 'fisher', why: 'analysis.compare.why.fewCounts' }
    : { test: 'chiSquare', why: 'analysis.compare.why.counts' }
}
