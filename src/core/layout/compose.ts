import type { DashboardSpec } from '../../contract/automatic.ts'
import type { Column } from '../../contract/column.ts'
import type { Filter, PlanSource } from '../../contract/plan.ts'
import { breakdowns, counts, secondBreakdown } from '../chart/recommend/breakdowns.ts'
import { distributions } from '../chart/recommend/distribution.ts'
import { keyFigures } from '../chart/recommend/keyFigures.ts'
import { listing } from '../chart/recommend/listing.ts'
import { relationship } from '../chart/recommend/relationship.ts'
import { type Subject, subjectOf } from '../chart/recommend/subject.ts'
import type { Candidate } from '../chart/recommend/tile.ts'
import { trend } from '../chart/recommend/trend.ts'
import { arrange, type Size, type Slot } from './arrange.ts'
import { type Judged, suited, tasted } from './taste.ts'
import { withFixed, zoomed } from './zoom.ts'

/** Charts below the key figures; more would bury what matters. */
const CHARTS = 8

export interface Wishes {
  /** Only these rows. */
  zoom?: Filter | undefined
  /** What somebody said of earlier tiles. */
  judged?: readonly Judged[]
}

/**
 * The automatic dashboard of a table, from its columns alone: key figures, the main trend, the breakdowns that matter,
 * a distribution, a relationship, the leading rows. Identifiers and constants are never measured. Deterministic.
 */
export function compose(source: PlanSource, all: readonly Column[], { zoom, judged = [] }: Wishes = {}): DashboardSpec {
  const columns = withFixed(all, zoom)
  const subject = tasted(subjectOf(source, columns), judged)
  const figures = suited(keyFigures(subject), { ...subject, dimensions: [], measures: [] }, judged)
  const more = judged.filter(j => j.verdict === 'more').length
  const refused = judged.length - more
  const wanted = suited(chartsOf(subject, CHARTS + refused), subject, judged)
  const charts = paired(wanted.slice(0, CHARTS + 3 * more))
  const chosen = [...figures, ...charts]
  const places = arrange([
    ...figures.map((): Slot => ({ size: 'figure', h: subject.time ? 4 : 3 })),
    ...charts.map(slotOf(columns)),
  ])
  return {
    tableId: source.tableId,
    tiles: chosen.flatMap(({ id, spec, why }, i) => {
      const place = places[i]
      return place ? [{ id, place, spec: zoomed(spec, zoom), why }] : []
    }),
    leftOut: leftOut(all),
  }
}

/** In order of reading: the trend with the best breakdown beside it, then what adds a new view, the rows last. */
function chartsOf(subject: Subject, most: number): Candidate[] {
  const [first, second, third, fourth] = breakdowns(subject)
  const [spread, ...spreads] = distributions(subject)
  const lists = listing(subject)
  const main = [...trend(subject), ...some(first, second, third), ...some(spread), ...relationship(subject)]
  const more = [...some(fourth), ...counts(subject), ...secondBreakdown(subject), ...spreads.slice(0, 2)]
  const room = most - main.length - lists.length
  return unique([...main, ...more.slice(0, Math.max(room, 0)), ...lists])
}

/** The last half-wide chart goes when it would stand alone in its row and there is enough besides. */
function paired(charts: readonly Candidate[]): Candidate[] {
  const isHalf = (c: Candidate) => sizeOf(c) === 'half'
  const others = charts.filter(c => sizeOf(c) === 'wide').length
  const isOdd = (charts.filter(isHalf).length + others) % 2 === 1
  const last = charts.findLast(isHalf)
  return isOdd && charts.length > 5 ? charts.filter(c => c !== last) : [...charts]
}

const some = <T>(...items: (T | undefined)[]): T[] => items.filter(item => item !== undefined)

function unique(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map(c => [c.id, c])).values()]
}

function sizeOf({ spec }: Candidate): Size {
  if (spec.type === 'line') return 'wide'
  return spec.type === 'table' ? 'full' : 'half'
}

/** How high a chart wants to be, in rows of the grid: few bars need little room. */
function slotOf(columns: readonly Column[]): (candidate: Candidate) => Slot {
  return candidate => {
    const { type, plan } = candidate.spec
    const size = sizeOf(candidate)
    if (type === 'table') return { size, h: 12 }
    if (type !== 'bar') return { size, h: 8 }
    const column = columns.find(c => c.id === plan.dimensions[0]?.column)
    const groups = plan.tops[0]
      ? plan.tops[0].n + 1
      : (column?.profile.distinct ?? 1) + ((column?.profile.nulls ?? 0) > 0 ? 1 : 0)
    return { size, h: Math.min(Math.max(Math.ceil((groups * 26 + 90) / 40), 5), 10) }
  }
}

function leftOut(columns: readonly Column[]): DashboardSpec['leftOut'] {
  return columns
    .filter(c => c.role === 'identifier' || c.role === 'constant' || c.role === 'text')
    .map(c => ({ columnId: c.id, name: c.name, why: { code: `leftOut.${c.role}`, params: { name: c.name } } }))
}
