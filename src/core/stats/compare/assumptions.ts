import type { Assumption } from '../../../contract/analysis/frame.ts'
import { pText } from '../regress/pText.ts'
import { word } from '../tableParts.ts'
import type { Compared } from './compared.ts'

const MANY = 30
const LEVEL = 0.05

/** What the test takes for granted, and what the values say of it. */
export function assumptionsOf(compared: Compared): Assumption[] {
  const { test } = compared.outcome
  const independent: Assumption = {
    text: word('analysis.compare.assumes.independent'),
    ...{ state: 'unchecked', evidence: null },
  }
  if (test === 'mannWhitney' || test === 'kruskalWallis' || test === 'wilcoxon')
    return [{ text: word('analysis.compare.assumes.shape'), state: 'unchecked', evidence: null }, independent]
  const needsSpread = test === 't' || test === 'anova'
  return [normalOf(compared), ...(needsSpread ? spreadOf(compared) : []), independent]
}

function normalOf({ checked, groupColumn }: Compared): Assumption {
  const least = Math.min(...checked.map(({ shapiro }) => shapiro?.p ?? 1))
  const smallest = Math.min(...checked.map(({ n }) => n))
  const isKnown = checked.some(({ shapiro }) => shapiro !== null)
  const isOdd = checked.some(({ n, shapiro }) => n < MANY && shapiro !== null && shapiro.p < LEVEL)
  const code = groupColumn === null ? 'analysis.compare.assumes.normalDifferences' : 'analysis.compare.assumes.normal'
  return {
    text: word(code),
    state: isOdd ? 'doubtful' : isKnown ? 'held' : 'unchecked',
    evidence: isKnown ? { code: 'analysis.compare.shapiro', params: { p: pText(least), n: smallest } } : null,
  }
}

function spreadOf({ spread }: Compared): Assumption[] {
  const text = word('analysis.compare.assumes.spread')
  if (spread === null) return [{ text, state: 'unchecked', evidence: null }]
  const params = { F: spread.statistic, p: pText(spread.p) }
  const state = spread.p < LEVEL ? 'doubtful' : 'held'
  return [{ text, state, evidence: { code: 'analysis.compare.brownForsythe', params } }]
}
