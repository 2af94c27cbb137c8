import { fisherUpper } from '../../stats/special/fisher.ts'
import { studentUpper } from '../../stats/special/student.ts'
import type { Candidate } from '../candidate.ts'
import { type Shares, sharing } from './spread.ts'

const GROUPS_LEAST = 5
/** Beside so many next ones; farther down other laws hold. */
const NEXT_MOST = 20
const FLOOR = 2
/** How unlikely the first gap must be in a long tail. */
const TAIL_P = 0.01
/** A measure that stands out no more than its rows do says the same. */
const MORE_THAN_ROWS = 1.3

/**
 * One group far above all others: tested against a bell of the others' logarithms (Grubbs 1969, Technometrics 11, 1-21),
 * and told where a long tail of them would not have one so far off either (gaps of a Pareto tail: Rényi 1953, Acta Math.
 * Hung. 4, 191-231).
 */
export function outstanding(shares: Shares, rows: Shares | null): Candidate[] {
  const { dimension, measure, groups, values } = shares
  const found = topOf(values)
  if (!found) return []
  const key = groups[values.indexOf(found.top)]?.key ?? null
  const ofRows = rows && topOf(rows.values)
  const isOfRows = ofRows !== null && rows?.groups[rows.values.indexOf(ofRows.top)]?.key === key
  const ratio = found.top / found.next
  const params = { dimension: dimension.name, measure: measure?.name ?? '', group: String(key) }
  return [
    {
      ...sharing(shares),
      kind: 'outstanding',
      about: String(key),
      sentence: {
        code: measure ? 'insight.outstanding' : 'insight.outstandingRows',
        params: { ...params, value: found.top, ratio, next: found.next },
      },
      test: { name: { code: 'insight.test.gap', params: {} }, p: found.p },
      effect: { name: { code: 'insight.effect.ratio', params: {} }, value: ratio },
      isLarge:
        ratio >= FLOOR &&
        found.tailP <= TAIL_P &&
        !isTotal(found.top, values) &&
        !(isOfRows && ofRows && ratio < MORE_THAN_ROWS * (ofRows.top / ofRows.next)),
      strength: 0.35 + Math.log10(ratio) / 2,
      impact: 1,
    },
  ]
}

function topOf(values: readonly number[]): { top: number; next: number; p: number; tailP: number } | null {
  const ranked = values.filter(value => value > 0).sort((a, b) => b - a)
  const [top, next] = ranked
  if (top === undefined || next === undefined || ranked.length < GROUPS_LEAST) return null
  const logs = ranked.map(Math.log)
  return { top, next, p: beyondBell(logs), tailP: beyondTail(logs) }
}

/** The first of so many beside the mean and spread of the rest, for each that could have been the first. */
function beyondBell([first = 0, ...rest]: readonly number[]): number {
  const n = rest.length
  const mean = rest.reduce((sum, value) => sum + value, 0) / n
  const squares = rest.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  if (!(squares > 0)) return first > mean ? 0 : 1
  const t = (first - mean) / Math.sqrt((squares / (n - 1)) * (1 + 1 / n))
  return Math.min(1, studentUpper(t, n - 1) * (n + 1))
}

/** The first gap beside the next ones, each times its rank: equal on average in a Pareto tail. */
function beyondTail(logs: readonly number[]): number {
  const gaps = logs.slice(1, NEXT_MOST + 2).map((log, i) => (i + 1) * ((logs[i] ?? log) - log))
  const [first = 0, ...others] = gaps
  const mean = others.reduce((sum, gap) => sum + gap, 0) / others.length
  if (!(mean > 0)) return first > 0 ? 0 : 1
  return fisherUpper(first / mean, { df1: 2, df2: 2 * others.length })
}

/** A row of totals among its parts. */
function isTotal(top: number, values: readonly number[]): boolean {
  const others = values.reduce((sum, value) => sum + value, 0) - top
  return Math.abs(others - top) <= 1e-6 * top
}
