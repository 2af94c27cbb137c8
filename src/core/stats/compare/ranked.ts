import { ranksOf } from '../correlate/ranks.ts'
import { chiSquareUpper } from '../special/chiSquare.ts'
import { normalTwoSided } from '../special/normal.ts'
import type { RankGroup } from './postHoc.ts'

export interface RankTest {
  statistic: number
  p: number
  /** From -1 to 1: how far one side outranks the other. */
  rankBiserial: number
}

/** Without ties and up to here the distributions are counted out, as R does. */
const EXACT_BELOW = 50

/**
 * Mann and Whitney's U of the first group, with Wilcoxon's continuity and tie corrections where it is not counted out.
 *
 * Source: Mann & Whitney (1947), Annals of Mathematical Statistics 18, 50-60.
 */
export function mannWhitney(x: ArrayLike<number>, y: ArrayLike<number>): RankTest {
  const [m, k] = [x.length, y.length]
  const { ranks, ties } = ranksOf([...Array.from(x), ...Array.from(y)])
  let sum = 0
  for (let i = 0; i < m; i++) sum += ranks[i] ?? 0
  const U = sum - (m * (m + 1)) / 2
  const isCounted = ties === 0 && m < EXACT_BELOW && k < EXACT_BELOW
  const n = m + k
  const sd = Math.sqrt(((m * k) / 12) * (n + 1 - ties / (n * (n - 1))))
  const p = isCounted ? countedU(m, k, Math.min(U, m * k - U)) : approximate(U - (m * k) / 2, sd)
  return { statistic: U, p, rankBiserial: (2 * U) / (m * k) - 1 }
}

/** Two-sided, with half taken off for continuity. */
function approximate(away: number, sd: number): number {
  return sd > 0 ? Math.min(1, normalTwoSided(Math.max(0, Math.abs(away) - 0.5) / sd)) : 1
}

/** Twice the share of the orders of m and k values in which U is at most `most`. */
function countedU(m: number, k: number, most: number): number {
  // counts[u] of the values so far; each step adds one to the first group (Harding 1984).
  const counts = new Float64Array(most + 1)
  counts[0] = 1
  for (let i = 1; i <= m; i++) {
    for (let u = most; u >= k + i; u--) counts[u] = (counts[u] ?? 0) - (counts[u - k - i] ?? 0)
    for (let u = i; u <= most; u++) counts[u] = (counts[u] ?? 0) + (counts[u - i] ?? 0)
  }
  let all = 1
  for (let i = 1; i <= m; i++) all = (all * (k + i)) / i
  return Math.min(1, (2 * counts.reduce((sum, x) => sum + x, 0)) / all)
}

/**
 * Wilcoxon's signed ranks of differences; those of zero are left out. W is the sum of the ranks of positive ones.
 *
 * Source: Wilcoxon (1945), Biometrics Bulletin 1, 80-83.
 */
export function wilcoxon(differences: ArrayLike<number>): RankTest | null {
  const d = Float64Array.from(differences).filter(x => x !== 0)
  const n = d.length
  if (n === 0) return null
  const { ranks, ties } = ranksOf(d.map(Math.abs))
  const W = ranks.reduce((sum, rank, i) => sum + ((d[i] ?? 0) > 0 ? rank : 0), 0)
  const all = (n * (n + 1)) / 2
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48)
  const isCounted = ties === 0 && n < EXACT_BELOW
  const p = isCounted ? countedW(n, Math.min(W, all - W)) : approximate(W - all / 2, sd)
  return { statistic: W, p, rankBiserial: (2 * W) / all - 1 }
}

/** Twice the share of the signs of n ranks whose positive ones add up to at most `most`. */
function countedW(n: number, most: number): number {
  const counts = new Float64Array(most + 1)
  counts[0] = 1
  for (let rank = 1; rank <= n; rank++)
    for (let w = most; w >= rank; w--) counts[w] = (counts[w] ?? 0) + (counts[w - rank] ?? 0)
  return Math.min(1, (2 * counts.reduce((sum, x) => sum + x, 0)) / 2 ** n)
}

export interface KruskalWallis {
  statistic: number
  df: number
  p: number
  epsilon2: number
  ties: number
  groups: RankGroup[]
}

/**
 * Kruskal and Wallis' H of several groups, corrected for ties; null when all values are equal.
 *
 * Source: Kruskal & Wallis (1952), J. American Statistical Association 47, 583-621.
 */
export function kruskalWallis(groups: readonly ArrayLike<number>[]): KruskalWallis | null {
  const { ranks, ties } = ranksOf(groups.flatMap(group => Array.from(group)))
  const n = ranks.length
  const correction = 1 - ties / (n * (n * n - 1))
  if (!(correction > 0)) return null
  let from = 0
  const ranked = groups.map(({ length }) => {
    const sum = ranks.subarray(from, from + length).reduce((total, rank) => total + rank, 0)
    from += length
    return { n: length, meanRank: sum / length }
  })
  const middle = (n + 1) / 2
  const between = ranked.reduce((sum, group) => sum + group.n * (group.meanRank - middle) ** 2, 0)
  const statistic = ((12 / (n * (n + 1))) * between) / correction
  const df = groups.length - 1
  return { statistic, df, p: chiSquareUpper(statistic, df), epsilon2: statistic / (n - 1), ties, groups: ranked }
}
