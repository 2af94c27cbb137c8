import { momentsOf } from '../describe/moments.ts'
import { anova } from './means.ts'

/**
 * Whether groups spread alike: the analysis of variance of the distances from each group's median; null when there are
 * too few values or none of them differ.
 *
 * Source: Brown & Forsythe (1974), J. American Statistical Association 69, 364-367.
 */
export function brownForsythe(groups: readonly Float64Array[]): { statistic: number; p: number } | null {
  const distances = groups.map(values => {
    const middle = medianOf(values) ?? 0
    const { n, mean, m2 } = momentsOf(values.map(x => Math.abs(x - middle)))
    return { n, mean, ss: m2 }
  })
  const n = distances.reduce((sum, group) => sum + group.n, 0)
  if (groups.length < 2 || n <= groups.length || distances.every(({ ss }) => ss === 0)) return null
  const { statistic, p } = anova(distances)
  return Number.isFinite(statistic) ? { statistic, p } : null
}

/** The middle value; null of none. */
export function medianOf(values: Float64Array): number | null {
  const sorted = values.slice().sort()
  const half = sorted.length >> 1
  if (sorted.length === 0) return null
  return sorted.length % 2 === 1 ? (sorted[half] ?? null) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
