import type { CompareResult, CompareTest, Effect } from '../../../contract/analysis/compare.ts'
import type { Scalar } from '../../../contract/column.ts'
import {
  anova,
  type Group,
  type MeanTest,
  oneSampleT,
  standardised,
  studentT,
  type VarianceTest,
  welchAnova,
  welchT,
} from './means.ts'
import { type ComparedPair, dunn, gamesHowell, tukey } from './postHoc.ts'
import { kruskalWallis, mannWhitney, type RankTest, wilcoxon } from './ranked.ts'

/** What a test says of groups. */
export type Outcome = Pick<
  CompareResult,
  'test' | 'statistic' | 'df' | 'df2' | 'p' | 'difference' | 'interval' | 'effects' | 'postHoc'
>

/** A group by its name: sums over all rows, and its values as far as they were read. */
export interface Sample extends Group {
  level: Scalar
  values: Float64Array
}

/** Tests of the values between groups. */
export type BetweenTest = 'auto' | Exclude<CompareTest, 'pairedT' | 'wilcoxon' | 'chiSquare' | 'fisher'>

const nothing = { df: null, df2: null, difference: null, interval: null, effects: [], postHoc: null }

/** A test of the means or ranks of groups. */
export function testGroups(
  test: Exclude<BetweenTest, 'auto'>,
  samples: readonly Sample[],
  confidence: number,
): Outcome {
  const [a, b] = samples
  if ((test === 't' || test === 'welch' || test === 'mannWhitney') && a && b) {
    if (test === 'mannWhitney') return ofRanks(test, mannWhitney(a.values, b.values))
    const found = test === 't' ? studentT(a, b, confidence) : welchT(a, b, confidence)
    return { ...ofMeans(test, found), effects: effectsOf(standardised(a, b)) }
  }
  if (test === 'kruskalWallis') return ofManyRanks(samples)
  const found = test === 'anova' ? anova(samples) : welchAnova(samples)
  const pairs = test === 'anova' ? tukey(samples, confidence) : gamesHowell(samples, confidence)
  const method = test === 'anova' ? ('tukey' as const) : ('gamesHowell' as const)
  return { ...ofVariances(test === 'anova' ? test : 'welchAnova', found), postHoc: named(method, pairs, samples) }
}

/** A test of differences row by row: their sums over all rows, and the differences as far as they were read. */
export function testPairs(
  test: 'pairedT' | 'wilcoxon',
  d: Group & { values: Float64Array },
  confidence: number,
): Outcome {
  if (test === 'wilcoxon') return ofRanks(test, wilcoxon(d.values))
  const sd = Math.sqrt(d.ss / (d.n - 1))
  return { ...ofMeans(test, oneSampleT(d, confidence)), effects: effectsOf({ cohenD: d.mean / sd }) }
}

function ofMeans(test: CompareTest, { statistic, df, p, difference, interval }: MeanTest): Outcome {
  const isKnown = Number.isFinite(statistic)
  return {
    ...nothing,
    ...{ test, statistic: known(statistic), df: known(df), p: isKnown ? p : null, difference },
    interval: interval.every(Number.isFinite) ? interval : null,
  }
}

function ofVariances(test: CompareTest, found: VarianceTest): Outcome {
  const { statistic, df, df2, p, eta2, omega2 } = found
  const isKnown = Number.isFinite(statistic)
  const effects = effectsOf({ eta2, omega2 })
  return { ...nothing, test, statistic: known(statistic), df, df2: known(df2), p: isKnown ? p : null, effects }
}

function ofRanks(test: CompareTest, found: RankTest | null): Outcome {
  if (found === null) return { ...nothing, test, statistic: null, p: null }
  const { statistic, p, rankBiserial } = found
  return { ...nothing, test, statistic, p, effects: effectsOf({ rankBiserial }) }
}

function ofManyRanks(samples: readonly Sample[]): Outcome {
  const found = kruskalWallis(samples.map(({ values }) => values))
  if (found === null) return { ...nothing, test: 'kruskalWallis', statistic: null, p: null }
  const { statistic, df, p, epsilon2, groups, ties } = found
  const postHoc = named('dunn', dunn(groups, ties), samples)
  return { ...nothing, test: 'kruskalWallis', statistic, df, p, effects: effectsOf({ epsilon2 }), postHoc }
}

function named(
  method: NonNullable<CompareResult['postHoc']>['method'],
  pairs: readonly ComparedPair[],
  samples: readonly Sample[],
): CompareResult['postHoc'] {
  const levelOf = (i: number) => samples[i]?.level ?? null
  const kept = pairs.filter(({ p }) => Number.isFinite(p))
  return { method, pairs: kept.map(pair => ({ ...pair, first: levelOf(pair.first), second: levelOf(pair.second) })) }
}

/** Effects that are numbers. */
export function effectsOf(values: Partial<Record<Effect['measure'], number | null>>): Effect[] {
  return Object.entries(values).flatMap(([measure, value]) =>
    // The keys are measures by their type.
    typeof value === 'number' && Number.isFinite(value) ? [{ measure: measure as Effect['measure'], value }] : [],
  )
}

const known = (x: number): number | null => (Number.isFinite(x) ? x : null)
