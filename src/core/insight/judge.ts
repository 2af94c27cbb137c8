import type { Insight } from '../../contract/insight.ts'
import type { PlanSource } from '../../contract/plan.ts'
import { Question } from '../../contract/question.ts'
import { benjaminiHochberg } from '../stats/corrected.ts'
import type { Candidate } from './candidate.ts'

/** The share of false findings among those reported. Stricter than usual: people act on each one. */
const FALSE_DISCOVERY_RATE = 0.01
const MOST = 20
/** How much a finding loses when a better one says nearly the same. */
const SAMENESS = 0.5
/** What each further finding of a kind is worth: a list of correlations alone tells little. */
const MORE_OF_A_KIND = 0.85

/** What people said of earlier findings: more or less of a kind about a column. */
export interface Taste {
  id: string
  columns: readonly string[]
  verdict: 'more' | 'less'
}

/**
 * Picks the findings that hold up: p values of all tests corrected together (Benjamini & Hochberg 1995, J. R. Stat. Soc.
 * B 57, 289-300), effects large enough to matter, ranked by size and reach, each losing by what a better one says already
 * (maximal marginal relevance, Carbonell & Goldstein 1998, SIGIR, 335-336).
 */
export function judge(candidates: readonly Candidate[], source: PlanSource, taste: readonly Taste[] = []): Insight[] {
  const qs = correctedTogether(candidates.map(({ test }) => test?.p ?? null))
  const standing = candidates.flatMap((candidate, i) => {
    const q = qs[i] ?? null
    if (!candidate.isLarge || (q !== null && q > FALSE_DISCOVERY_RATE)) return []
    return [{ candidate, q, score: scoreOf(candidate) * liking(candidate, taste) }]
  })
  const picked: typeof standing = []
  const rest = new Set(standing)
  while (rest.size > 0 && picked.length < MOST) {
    const [best] = [...rest]
      .map(one => ({ one, marginal: one.score * novelty(one.candidate, picked) }))
      .sort((a, b) => b.marginal - a.marginal || (idOf(a.one.candidate) < idOf(b.one.candidate) ? -1 : 1))
    if (!best) break
    rest.delete(best.one)
    if (!isSaid(best.one.candidate, picked)) picked.push({ ...best.one, score: best.marginal })
  }
  return picked.map(({ candidate, q, score }): Insight => {
    const { kind, sentence, details = [], question, columns, n, test, effect } = candidate
    return {
      ...{ id: idOf(candidate), kind, sentence, details, columns, n, effect, score },
      question: Question.parse({ ...question, source }),
      test: test && { ...test, q: q ?? test.p },
      verdict: taste.find(({ id }) => id === idOf(candidate))?.verdict ?? null,
    }
  })
}

/** Names a finding by what it says, not by its numbers. */
export function idOf({ kind, columns, about }: Pick<Candidate, 'kind' | 'columns' | 'about'>): string {
  return ['insight', kind, ...columns, about].filter(part => part !== '').join(':')
}

/** q values, null where nothing was tested. */
export function correctedTogether(ps: readonly (number | null)[]): (number | null)[] {
  const tested = benjaminiHochberg(ps.filter(p => p !== null))
  let next = 0
  return ps.map(p => (p === null ? null : (tested[next++] ?? p)))
}

function scoreOf({ strength, impact }: Candidate): number {
  return Math.min(1, strength) * (0.4 + 0.6 * Math.min(1, impact))
}

function liking(candidate: Candidate, taste: readonly Taste[]): number {
  return taste.reduce((factor, { id, columns, verdict }) => {
    const near = id.startsWith(`insight:${candidate.kind}:`) ? overlap(columns, candidate.columns) : 0
    if (id === idOf(candidate)) return factor * (verdict === 'more' ? 1.5 : 0.2)
    return factor * (1 + near * (verdict === 'more' ? 0.3 : -0.5))
  }, 1)
}

/** Of the same columns and kind nothing is said twice; a driver says what its groups say. */
function isSaid(one: Candidate, picked: readonly { candidate: Candidate }[]): boolean {
  return picked.some(({ candidate }) => {
    const isSame = overlap(candidate.columns, one.columns) === 1
    const kinds = [candidate.kind, one.kind].sort().join()
    return (
      isSame &&
      (kinds === 'driver,group' || kinds === 'step,trend' || (candidate.kind === one.kind && one.kind !== 'outlier'))
    )
  })
}

/** How much of a finding is new beside better ones: 1 with none of its kind and none of its columns. */
function novelty(one: Candidate, picked: readonly { candidate: Candidate }[]): number {
  const isAlike = ({ candidate }: { candidate: Candidate }) => candidate.kind === one.kind
  const nearest = picked.reduce((most, other) => {
    const near = overlap(other.candidate.columns, one.columns) * (isAlike(other) ? 1 : 0.5)
    return Math.max(most, near)
  }, 0)
  return (1 - SAMENESS * nearest) * MORE_OF_A_KIND ** picked.filter(isAlike).length
}

/** Jaccard's index of two sets of columns. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const both = a.filter(column => b.includes(column)).length
  return both / Math.max(1, new Set([...a, ...b]).size)
}
