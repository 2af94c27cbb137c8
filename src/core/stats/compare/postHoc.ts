import { holm } from '../corrected.ts'
import { normalTwoSided } from '../special/normal.ts'
import { studentizedRangeQuantile } from '../special/rangeQuantile.ts'
import { studentizedRangeUpper } from '../special/studentizedRange.ts'
import { type Group, squares, welchError } from './means.ts'

/** Two groups by their places, first less second, with p corrected for the number of pairs. */
export interface ComparedPair {
  first: number
  second: number
  difference: number
  interval: [number, number] | null
  p: number
}

/**
 * All pairs of groups with one spread.
 * Source: Tukey (1953); Kramer (1956), Biometrics 12, 307-310, for groups of different sizes.
 */
export function tukey(groups: readonly Group[], confidence: number): ComparedPair[] {
  const { within, df2 } = squares(groups)
  const critical = studentizedRangeQuantile(1 - confidence, { groups: groups.length, df: df2 })
  return pairsOf(groups, (a, b) => {
    const error = Math.sqrt((within / df2 / 2) * (1 / a.n + 1 / b.n))
    return { error, df: df2, critical }
  })
}

/** All pairs of groups with spreads of their own. Source: Games & Howell (1976), J. Educational Statistics 1, 113-125. */
export function gamesHowell(groups: readonly Group[], confidence: number): ComparedPair[] {
  return pairsOf(groups, (a, b) => {
    const { error, df } = welchError(a, b)
    const critical = studentizedRangeQuantile(1 - confidence, { groups: groups.length, df })
    return { error: error / Math.SQRT2, df, critical }
  })
}

interface RangeTest {
  error: number
  df: number
  critical: number
}

function pairsOf(groups: readonly Group[], testOf: (a: Group, b: Group) => RangeTest): ComparedPair[] {
  return groups.flatMap((a, first) =>
    groups.slice(first + 1).map((b, i): ComparedPair => {
      const difference = a.mean - b.mean
      const { error, df, critical } = testOf(a, b)
      const p = studentizedRangeUpper(Math.abs(difference) / error, { groups: groups.length, df })
      const interval: [number, number] = [difference - critical * error, difference + critical * error]
      return { first, second: first + 1 + i, difference, interval, p }
    }),
  )
}

/** Groups of ranks: how many, and their mean rank. */
export interface RankGroup {
  n: number
  meanRank: number
}

/**
 * All pairs of groups by their mean ranks, corrected by Holm's method.
 *
 * @param ties sum of t^3 - t over runs of equal values
 * Source: Dunn (1964), Technometrics 6, 241-252.
 */
export function dunn(groups: readonly RankGroup[], ties: number): ComparedPair[] {
  const n = groups.reduce((sum, group) => sum + group.n, 0)
  const variance = (n * (n + 1)) / 12 - ties / (12 * (n - 1))
  const pairs = groups.flatMap((a, first) =>
    groups.slice(first + 1).map((b, i) => {
      const difference = a.meanRank - b.meanRank
      const p = normalTwoSided(difference / Math.sqrt(variance * (1 / a.n + 1 / b.n)))
      return { first, second: first + 1 + i, difference, interval: null, p }
    }),
  )
  const corrected = holm(pairs.map(({ p }) => p))
  return pairs.map((pair, i) => ({ ...pair, p: corrected[i] ?? pair.p }))
}
