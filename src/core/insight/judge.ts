import type { Insight } from '../../contract/insight.ts'
import type { PlanSource } from '../../contract/plan.ts'
import { Question } from '../../contract/question.ts'
import { type Standing, scoreOf } from './standing.ts'

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

interface Ranked {
  finding: Standing
  score: number
}

/**
 * Picks what is told of the findings that hold up: ranked by size and reach, each losing by what a better one says
 * already (maximal marginal relevance, Carbonell & Goldstein 1998, SIGIR, 335-336), and by what somebody wants less of.
 */
export function judge(
  standing: readonly Standing[],
  source: PlanSource,
  { taste = [], isNew = () => false }: { taste?: readonly Taste[]; isNew?: (id: string) => boolean } = {},
): Insight[] {
  const picked: Ranked[] = []
  const rest = new Set(standing.map(finding => ({ finding, score: scoreOf(finding) * liking(finding, taste) })))
  while (rest.size > 0 && picked.length < MOST) {
    const [best] = [...rest]
      .map(one => ({ one, marginal: one.score * novelty(one.finding, picked) }))
      .sort((a, b) => b.marginal - a.marginal || (a.one.finding.id < b.one.finding.id ? -1 : 1))
    if (!best) break
    rest.delete(best.one)
    if (!isSaid(best.one.finding, picked)) picked.push({ finding: best.one.finding, score: best.marginal })
  }
  return picked.map(({ finding, score }): Insight => {
    const { id, kind, sentence, details = [], question, columns, n, test, effect, q } = finding
    return {
      ...{ id, kind, sentence, details, columns, n, effect, score },
      question: Question.parse({ ...question, source }),
      test: test && { ...test, q: q ?? test.p },
      verdict: taste.find(one => one.id === id)?.verdict ?? null,
      isNew: isNew(id),
    }
  })
}

function liking(finding: Standing, taste: readonly Taste[]): number {
  return taste.reduce((factor, { id, columns, verdict }) => {
    const near = id.startsWith(`insight:${finding.kind}:`) ? overlap(columns, finding.columns) : 0
    if (id === finding.id) return factor * (verdict === 'more' ? 1.5 : 0.2)
    return factor * (1 + near * (verdict === 'more' ? 0.3 : -0.5))
  }, 1)
}

/** Of the same columns and kind, or of one topic, nothing is said twice; a driver says what its groups say. */
function isSaid(one: Standing, picked: readonly Ranked[]): boolean {
  return picked.some(({ finding }) => {
    if (one.topic !== undefined && one.topic === finding.topic) return true
    const isSame = overlap(finding.columns, one.columns) === 1
    const kinds = [finding.kind, one.kind].sort().join()
    const isOfManySorts = one.kind === 'outlier' || one.kind === 'quality'
    return (
      isSame && (kinds === 'driver,group' || kinds === 'step,trend' || (finding.kind === one.kind && !isOfManySorts))
    )
  })
}

/** How much of a finding is new beside better ones: 1 with none of its kind and none of its columns. */
function novelty(one: Standing, picked: readonly Ranked[]): number {
  const isAlike = ({ finding }: Ranked) => finding.kind === one.kind
  const nearest = picked.reduce((most, other) => {
    const near = overlap(other.finding.columns, one.columns) * (isAlike(other) ? 1 : 0.5)
    return Math.max(most, near)
  }, 0)
  return (1 - SAMENESS * nearest) * MORE_OF_A_KIND ** picked.filter(isAlike).length
}

/** Jaccard's index of two sets of columns. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const both = a.filter(column => b.includes(column)).length
  return both / Math.max(1, new Set([...a, ...b]).size)
}
