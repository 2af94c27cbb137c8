import { fisherUpper } from '../special/fisher.ts'
import { studentQuantile, studentTwoSided } from '../special/student.ts'

/** A group: how many values, their mean, and the sum of squares of what is left around it. */
export interface Group {
  n: number
  mean: number
  ss: number
}

export const varianceOfGroup = ({ n, ss }: Group): number => ss / (n - 1)

export interface MeanTest {
  statistic: number
  df: number
  p: number
  difference: number
  interval: [number, number]
}

/** Student's t of two groups with one spread. Source: Student (1908), Biometrika 6, 1-25. */
export function studentT(a: Group, b: Group, confidence: number): MeanTest {
  const df = a.n + b.n - 2
  const error = Math.sqrt(((a.ss + b.ss) / df) * (1 / a.n + 1 / b.n))
  return tTest({ difference: a.mean - b.mean, error, df, confidence })
}

/** Welch's t of two groups with spreads of their own. Source: Welch (1947), Biometrika 34, 28-35. */
export function welchT(a: Group, b: Group, confidence: number): MeanTest {
  const { error, df } = welchError(a, b)
  return tTest({ difference: a.mean - b.mean, error, df, confidence })
}

/** Student's t of differences against zero. */
export function oneSampleT(d: Group, confidence: number): MeanTest {
  return tTest({ difference: d.mean, error: Math.sqrt(varianceOfGroup(d) / d.n), df: d.n - 1, confidence })
}

/** Standard error of the difference of two means, and its degrees of freedom after Welch and Satterthwaite. */
export function welchError(a: Group, b: Group): { error: number; df: number } {
  const [u, v] = [varianceOfGroup(a) / a.n, varianceOfGroup(b) / b.n]
  return { error: Math.sqrt(u + v), df: (u + v) ** 2 / ((u * u) / (a.n - 1) + (v * v) / (b.n - 1)) }
}

interface TOf {
  difference: number
  error: number
  df: number
  confidence: number
}

function tTest({ difference, error, df, confidence }: TOf): MeanTest {
  const statistic = difference / error
  const reach = studentQuantile((1 + confidence) / 2, df) * error
  const p = studentTwoSided(statistic, df)
  return { statistic, df, p, difference, interval: [difference - reach, difference + reach] }
}

export interface VarianceTest {
  statistic: number
  df: number
  df2: number
  p: number
  eta2: number
  omega2: number
}

/** One-way analysis of variance. Source: Fisher (1925), Statistical Methods for Research Workers. */
export function anova(groups: readonly Group[]): VarianceTest {
  const { between, within, df, df2 } = squares(groups)
  const meanWithin = within / df2
  const statistic = between / df / meanWithin
  return { statistic, df, df2, p: fisherUpper(statistic, { df1: df, df2 }), ...shares(groups) }
}

/** Welch's analysis of variance of groups with spreads of their own. Source: Welch (1951), Biometrika 38, 330-336. */
export function welchAnova(groups: readonly Group[]): VarianceTest {
  const k = groups.length
  const weights = groups.map(group => group.n / varianceOfGroup(group))
  const all = weights.reduce((sum, w) => sum + w, 0)
  const mean = groups.reduce((sum, group, i) => sum + ((weights[i] ?? 0) / all) * group.mean, 0)
  const between = groups.reduce((sum, group, i) => sum + (weights[i] ?? 0) * (group.mean - mean) ** 2, 0)
  const rest = groups.reduce((sum, { n }, i) => sum + (1 - (weights[i] ?? 0) / all) ** 2 / (n - 1), 0)
  const statistic = between / (k - 1) / (1 + ((2 * (k - 2)) / (k * k - 1)) * rest)
  const [df, df2] = [k - 1, (k * k - 1) / (3 * rest)]
  return { statistic, df, df2, p: fisherUpper(statistic, { df1: df, df2 }), ...shares(groups) }
}

/** Sums of squares between and within groups. */
export function squares(groups: readonly Group[]): { between: number; within: number; df: number; df2: number } {
  const n = groups.reduce((sum, group) => sum + group.n, 0)
  const origin = groups[0]?.mean ?? 0
  const mean = origin + groups.reduce((sum, group) => sum + group.n * (group.mean - origin), 0) / n
  const between = groups.reduce((sum, group) => sum + group.n * (group.mean - mean) ** 2, 0)
  const within = groups.reduce((sum, group) => sum + group.ss, 0)
  return { between, within, df: groups.length - 1, df2: n - groups.length }
}

/** What the groups explain of all differences: of these rows, and as an estimate for all (Hays 1963). */
function shares(groups: readonly Group[]): { eta2: number; omega2: number } {
  const { between, within, df, df2 } = squares(groups)
  const meanWithin = within / df2
  const omega2 = (between - df * meanWithin) / (between + within + meanWithin)
  return { eta2: between / (between + within), omega2: Math.max(0, omega2) }
}

/**
 * Difference of two means in standard deviations, and corrected for small groups.
 * Source: Cohen (1988); Hedges (1981), J. Educational Statistics 6, 107-128.
 */
export function standardised(a: Group, b: Group): { cohenD: number; hedgesG: number } {
  const df = a.n + b.n - 2
  const cohenD = (a.mean - b.mean) / Math.sqrt((a.ss + b.ss) / df)
  return { cohenD, hedgesG: cohenD * (1 - 3 / (4 * df - 1)) }
}
