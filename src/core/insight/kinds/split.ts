import type { Column, Scalar } from '../../../contract/column.ts'
import { type Moments, variance } from '../../stats/groups/moments.ts'
import { chiSquareUpper } from '../../stats/special/chiSquare.ts'

/** A group of a dimension in both periods. */
export interface Sides {
  key: Scalar
  before: Moments
  after: Moments
}

export interface Part {
  key: Scalar
  /** What it adds to the change. */
  by: number
  /** What it would add if all groups changed alike. */
  fair: number
}

/** A change, parted among the groups of a dimension: the parts add up to it. */
export interface Split {
  dimension: Column
  /** The largest contributions first. */
  parts: readonly Part[]
  change: number
  /** Of a mean: what comes from values within the groups, and what from the groups' weights. Null of a sum. */
  effects: { rate: number; mix: number } | null
  /** Whether the groups changed alike. */
  p: number
}

const totalOf = ({ n, mean }: Moments) => n * mean
/** Sum of squares: the variance of a sum whose number of rows is left to chance, too (compound Poisson). */
export const squaresOf = ({ n, mean, m2 }: Moments) => m2 + n * mean * mean

/** The change of a sum: each group's own. */
export function splitSum(dimension: Column, groups: readonly Sides[]): Split {
  const before = groups.reduce((sum, group) => sum + totalOf(group.before), 0)
  const after = groups.reduce((sum, group) => sum + totalOf(group.after), 0)
  const ratio = before === 0 ? 1 : after / before
  const parts = groups.map(({ key, before: b, after: a }) => ({
    ...{ key, by: totalOf(a) - totalOf(b), fair: (ratio - 1) * totalOf(b) },
    spread: squaresOf(a) + ratio * ratio * squaresOf(b),
  }))
  return { dimension, ...ranked(parts), effects: null, p: alike(parts) }
}

/**
 * The change of a mean: what each group adds by its own mean (rate) and by its weight (mix), weights and means taken at
 * the middle of both periods so that nothing is left over (Kitagawa 1955, J. Am. Stat. Assoc. 50, 1168-1194).
 */
export function splitMean(dimension: Column, groups: readonly Sides[]): Split {
  const [n0, n1] = [sumOf(groups, ({ before }) => before.n), sumOf(groups, ({ after }) => after.n)]
  const [m0, m1] = [
    sumOf(groups, ({ before }) => totalOf(before)) / n0,
    sumOf(groups, ({ after }) => totalOf(after)) / n1,
  ]
  const parts = groups.map(({ key, before, after }) => {
    const [w0, w1] = [before.n / n0, after.n / n1]
    // A group that is new or gone has no change of its own: all of it is weight.
    const [a0, a1] = [before.n > 0 ? before.mean : after.mean, after.n > 0 ? after.mean : before.mean]
    const rate = ((a1 - a0) * (w0 + w1)) / 2
    const mix = (w1 - w0) * ((a0 + a1) / 2 - (m0 + m1) / 2)
    const fair = ((m1 - m0) * (w0 + w1)) / 2
    const own = variance(before) / Math.max(1, before.n) + variance(after) / Math.max(1, after.n)
    return { key, by: rate + mix, rate, mix, fair, spread: own * ((w0 + w1) / 2) ** 2 }
  })
  const effects = { rate: sumOf(parts, ({ rate }) => rate), mix: sumOf(parts, ({ mix }) => mix) }
  return { dimension, ...ranked(parts), effects, p: alike(parts) }
}

function ranked(parts: readonly Part[]): Pick<Split, 'parts' | 'change'> {
  const sorted = parts.map(({ key, by, fair }) => ({ key, by, fair })).sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
  return { parts: sorted, change: sumOf(sorted, ({ by }) => by) }
}

/** Chi-square of what the groups add beside what they would add if all changed alike. */
function alike(parts: readonly (Part & { spread: number })[]): number {
  const known = parts.filter(({ spread }) => spread > 0)
  if (known.length < 2) return 1
  return chiSquareUpper(
    sumOf(known, ({ by, fair, spread }) => (by - fair) ** 2 / spread),
    known.length - 1,
  )
}

function sumOf<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}
