import { type Moments, noValues } from '../../stats/groups/moments.ts'
import type { Candidate } from '../candidate.ts'
import { evenness } from './evenness.ts'
import type { Grouped } from './groups.ts'
import { outstanding } from './outstanding.ts'
import { leadersTo, type Shares, sharesOf, sharing } from './spread.ts'

const FLOORS = { share: 0.5, leaders: 0.25 }
/** Beyond it a column hardly varies. */
const SAME = 0.98
/** Of a measure and of the rows. */
const SAME_SHARE = 0.1

/**
 * How a total is spread over the groups: one that makes more than half of it, few that make most, one far above all
 * others, or strikingly even. What the rows say already is not said again of a measure.
 */
export function shareCandidates({ dimension, measures, groups }: Grouped): Candidate[] {
  const ofRows = groups.map(({ rows }): Moments => ({ n: rows, mean: 1, m2: 0 }))
  const rows = sharesOf({ dimension, measure: null, groups, of: ofRows })
  const parts = measures.flatMap((measure, m) => {
    if (measure.meaning.additive !== 'sum') return []
    return sharesOf({ dimension, measure, groups, of: groups.map(({ of }) => of[m] ?? noValues) }) ?? []
  })
  const ofAllRows = rows ? spreadOf(rows, null) : []
  return [...ofAllRows, ...parts.flatMap(shares => spreadOf(shares, rows).map(one => beside(one, ofAllRows)))]
}

function spreadOf(shares: Shares, rows: Shares | null): Candidate[] {
  return [...majority(shares), ...fewMakeMost(shares), ...outstanding(shares, rows), ...evenness(shares, rows)]
}

/** A measure whose groups have much the same shares as in the rows follows from them. */
function beside(one: Candidate, ofAllRows: readonly Candidate[]): Candidate {
  const isOfShares = one.kind !== 'outstanding'
  const same = ofAllRows.find(({ kind, about, isLarge }) => isLarge && kind === one.kind && about === one.about)
  const isSaid = isOfShares && same !== undefined && Math.abs(same.effect.value - one.effect.value) < SAME_SHARE
  return isSaid ? { ...one, isLarge: false } : one
}

function majority(shares: Shares): Candidate[] {
  const { dimension, measure, groups, values, total } = shares
  const most = Math.max(...values)
  const share = most / total
  const key = groups[values.indexOf(most)]?.key ?? null
  // Of two or three groups one always has much: it must be far from an even share, too.
  const isLarge = share >= Math.max(FLOORS.share, 1.5 / groups.length)
  const params = { group: String(key), dimension: dimension.name, measure: measure?.name ?? '', share }
  return [
    {
      ...sharing(shares),
      kind: 'majority',
      about: String(key),
      sentence: { code: measure ? 'insight.majority' : 'insight.majorityRows', params },
      test: null,
      effect: { name: { code: 'insight.effect.share', params: {} }, value: share },
      isLarge: isLarge && share <= SAME,
      strength: share * 0.6,
      impact: 1,
    },
  ]
}

function fewMakeMost(shares: Shares): Candidate[] {
  const { dimension, measure, groups, values, total } = shares
  if (groups.length < 20) return []
  const leaders = leadersTo(0.8 * total, values)
  const ofGroups = leaders / groups.length
  const params = { dimension: dimension.name, measure: measure?.name ?? '', leaders, groups: groups.length, ofGroups }
  return [
    {
      ...sharing(shares),
      kind: 'pareto',
      about: '',
      sentence: { code: measure ? 'insight.pareto' : 'insight.paretoRows', params },
      test: null,
      effect: { name: { code: 'insight.effect.share', params: {} }, value: ofGroups },
      isLarge: ofGroups <= FLOORS.leaders,
      strength: 0.7 - ofGroups,
      impact: 1,
    },
  ]
}
