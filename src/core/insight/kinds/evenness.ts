import { chiSquareTails } from '../../stats/special/chiSquare.ts'
import type { Candidate } from '../candidate.ts'
import { squaresOf } from './split.ts'
import { leadersTo, type Shares, sharing } from './spread.ts'

const GROUPS = { least: 4, most: 19 }
/** Of each group on average: with fewer the test does not hold. */
const ROWS_LEAST = 30
/** Months have as many days as they have. */
const CALENDAR = /(^|[\s_])(year|quarter|month|week|weekday|day|hour)s?([\s_]|$)/i
/** Coefficient of variation of even groups, and Herfindahl's index (0 even, 1 one group) of concentrated ones. */
const FLOORS = { even: 0.05, concentrated: 0.15, leaders: 0.4 }

/**
 * Groups that are more alike than chance would make them (the lower tail of chi-square: quotas, rounds, copies), or a
 * total that few of them make (the upper tail). Evenness itself is no finding: rows that fall by chance are even, too.
 *
 * Index: Pielou (1966), J. Theor. Biol. 13, 131-144; concentration: Hirschman (1964), Am. Econ. Rev. 54, 761.
 */
export function evenness(shares: Shares, rows: Shares | null): Candidate[] {
  const { groups, values, total } = shares
  if (groups.length < GROUPS.least || shares.of.reduce((n, one) => n + one.n, 0) < ROWS_LEAST * groups.length) return []
  const tails = spreadTest(shares)
  if (!tails) return []
  const parts = values.map(value => value / total)
  const known = { ...sharing(shares), impact: 1 }
  const isEven =
    isStrikinglyEven(shares, tails.lower) && !(rows && isStrikinglyEven(rows, spreadTest(rows)?.lower ?? 1))
  const pielou = -parts.reduce((sum, p) => sum + (p > 0 ? p * Math.log(p) : 0), 0) / Math.log(groups.length)
  const herfindahl = (parts.reduce((sum, p) => sum + p * p, 0) - 1 / groups.length) / (1 - 1 / groups.length)
  const leaders = leadersTo(0.8 * total, values)
  const told = {
    ...{ dimension: shares.dimension.name, measure: shares.measure?.name ?? '', groups: groups.length },
    ...{ low: Math.min(...values), high: Math.max(...values) },
  }
  const code = (what: string) => `insight.${what}${shares.measure ? '' : 'Rows'}`
  const isFew = groups.length <= GROUPS.most && leaders / groups.length <= FLOORS.leaders
  const few = { ...told, leaders, share: sumOfLargest(parts, leaders) }
  return [
    {
      ...{ ...known, kind: 'evenness', about: 'even', isLarge: isEven, strength: 0.5 },
      sentence: { code: code('even'), params: told },
      test: { name: { code: 'insight.test.even', params: {} }, p: tails.lower },
      effect: { name: { code: 'insight.effect.evenness', params: {} }, value: pielou },
    },
    {
      ...{ ...known, kind: 'evenness', about: 'concentrated', strength: 0.3 + herfindahl / 2 },
      sentence: { code: code('concentrated'), params: few },
      test: { name: { code: 'insight.test.uneven', params: {} }, p: tails.upper },
      effect: { name: { code: 'insight.effect.concentration', params: {} }, value: herfindahl },
      isLarge: isFew && herfindahl >= FLOORS.concentrated,
    },
  ]
}

/** Chi-square of the totals beside equal ones; the variance of a sum of so many rows by chance is its sum of squares. */
function spreadTest({ of, values, total }: Shares): { lower: number; upper: number } | null {
  const mean = total / values.length
  const squares = of.reduce((sum, one) => sum + squaresOf(one), 0) / of.length
  if (!(squares > 0)) return null
  return chiSquareTails(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / squares, values.length - 1)
}

function isStrikinglyEven({ dimension, values, total }: Shares, p: number): boolean {
  if (CALENDAR.test(dimension.name)) return false
  const mean = total / values.length
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return spread / mean <= FLOORS.even && p < 0.01
}

function sumOfLargest(parts: readonly number[], n: number): number {
  return [...parts]
    .sort((a, b) => b - a)
    .slice(0, n)
    .reduce((sum, part) => sum + part, 0)
}
