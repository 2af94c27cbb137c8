import type { TileSpec } from '../../contract/automatic.ts'
import type { ChartSpec } from '../../contract/chart.ts'
import type { Column } from '../../contract/column.ts'
import type { Filter, PlanSource, QueryPlan } from '../../contract/plan.ts'
import { breakdown } from '../chart/recommend/breakdowns.ts'
import { distributions } from '../chart/recommend/distribution.ts'
import { measureFigure } from '../chart/recommend/keyFigures.ts'
import { subjectOf } from '../chart/recommend/subject.ts'
import type { Candidate } from '../chart/recommend/tile.ts'
import { arrange, type Slot } from './arrange.ts'
import { withFixed, zoomed } from './zoom.ts'

const FIGURES = 4
const GROUPS = 4
/** Categories beyond this are too many to be held against each other. */
const VALUES_MAX = 200

/** One tile asked twice: of the chosen rows, and of all others. */
export interface ComparedTile extends TileSpec {
  rest: ChartSpec
}

/**
 * What tells chosen rows from all others: the averages of the measures, the shares of the categories, the spread of the
 * first measure. Shares and averages, not sums: the two sides are not equally many.
 */
export function compareSpecs(source: PlanSource, all: readonly Column[], filter: Filter): ComparedTile[] {
  const subject = subjectOf(source, withFixed(all, filter))
  const figures = subject.measures.slice(0, FIGURES).map(column => averaged(measureFigure(subject, column)))
  const groups = subject.dimensions
    .filter(({ profile }) => profile.distinct <= VALUES_MAX)
    .slice(0, GROUPS)
    .map(column => shared(breakdown(subject, column, undefined)))
  const spread = distributions(subject).slice(0, 1).map(shared)
  const chosen = [...figures, ...groups, ...spread]
  const places = arrange([
    ...figures.map((): Slot => ({ size: 'figure', h: 4 })),
    ...[...groups, ...spread].map((): Slot => ({ size: 'half', h: 9 })),
  ])
  return chosen.flatMap(({ id, spec }, i) => {
    const place = places[i]
    if (!place) return []
    const why = { code: 'why.comparison', params: {} }
    const tile = { id: `compare-${id}`, place, why, spec: zoomed(spec, filter) }
    return [{ ...tile, rest: zoomed(spec, { op: 'not', of: filter }) }]
  })
}

/** A key figure as an average, without its course. */
function averaged(candidate: Candidate): Candidate {
  const { trend: _trend, ...spec } = candidate.spec
  const measures = spec.plan.measures.map(m => ({ ...m, aggregate: 'mean' as const }))
  return {
    ...candidate,
    spec: { ...spec, plan: { ...spec.plan, measures }, subtitle: { code: 'aggregate.mean', params: {} } },
  }
}

/** Counts as shares of all groups, every group of them. */
function shared(candidate: Candidate): Candidate {
  const { spec } = candidate
  const measures = spec.plan.measures.map(m => ({ ...m, calculation: { kind: 'share' as const } }))
  const plan: QueryPlan = { ...spec.plan, measures, tops: [], limit: 1000 }
  return { ...candidate, spec: { ...spec, plan, subtitle: { code: 'comparison.share', params: {} } } }
}
