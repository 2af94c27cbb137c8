import { fisherUpper } from '../special/fisher.ts'
import { normalQuantile } from '../special/normal.ts'
import { studentTwoSided } from '../special/student.ts'

/** p of a correlation of n pairs by Student's distribution; null under three. */
export function correlationP(r: number, n: number): number | null {
  if (n < 3) return null
  const rest = (1 - r) * (1 + r)
  return rest <= 0 ? 0 : studentTwoSided(r * Math.sqrt((n - 2) / rest), n - 2)
}

/**
 * Interval of a correlation by Fisher's transformation; null under four pairs (five for Kendall), or at one.
 *
 * Source: Fisher (1921), Metron 1, 3-32; for ranks Bonett & Wright (2000), Psychometrika 65, 23-28.
 */
export function correlationInterval(
  r: number,
  { n, method, confidence }: { n: number; method: 'pearson' | 'spearman' | 'kendall'; confidence: number },
): [number, number] | null {
  if (Math.abs(r) >= 1 || n < (method === 'kendall' ? 5 : 4)) return null
  const variance = { pearson: 1 / (n - 3), spearman: (1 + (r * r) / 2) / (n - 3), kendall: 0.437 / (n - 4) }[method]
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance)
  return [Math.tanh(Math.atanh(r) - reach), Math.tanh(Math.atanh(r) + reach)]
}

/** A group of values: how many, and their sum and squares around one place near the mean of all. */
export interface GroupSums {
  n: number
  s1: number
  s2: number
}

/**
 * The correlation ratio: the root of the share of the differences that the groups explain, with the p of the analysis of
 * variance; null when nothing varies or every value is a group of its own.
 *
 * Source: Pearson (1905), Drapers' Company Research Memoirs.
 */
export function eta(groups: readonly GroupSums[]): { eta: number; n: number; p: number | null } | null {
  const n = groups.reduce((sum, group) => sum + group.n, 0)
  const s1 = groups.reduce((sum, group) => sum + group.s1, 0)
  const s2 = groups.reduce((sum, group) => sum + group.s2, 0)
  const total = s2 - (s1 / n) * s1
  const within = groups.reduce((sum, group) => sum + (group.n > 0 ? group.s2 - (group.s1 / group.n) * group.s1 : 0), 0)
  const [df1, df2] = [groups.length - 1, n - groups.length]
  if (!(total > 1e-14 * s2) || df1 < 1) return null
  const between = Math.max(0, total - within)
  const p = df2 < 1 ? null : fisherUpper(between / df1 / (Math.max(0, within) / df2), { df1, df2 })
  return { eta: Math.sqrt(Math.min(1, between / total)), n, p }
}
