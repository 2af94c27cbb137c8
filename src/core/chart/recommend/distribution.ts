import type { Column } from '../../../contract/column.ts'
import type { Filter } from '../../../contract/plan.ts'
import { niceStep } from '../nice.ts'
import type { Subject } from './subject.ts'
import { type Candidate, candidate } from './tile.ts'

/** How the rows spread over a measure. Averaged measures (price, age) say more here than sums, and are taken first. */
export function distributions(subject: Subject): Candidate[] {
  const averaged = subject.measures.filter(c => c.meaning.additive !== 'sum')
  const summed = subject.measures.filter(c => c.meaning.additive === 'sum')
  return [...averaged, ...summed].filter(hasSpread).map(column => distribution(subject, column))
}

function hasSpread({ profile }: Column): boolean {
  return profile.quantiles !== null && profile.distinct > 5
}

interface Range {
  low: number
  high: number
  /** Set when a long tail is cut off. */
  cut: Filter | null
}

/** How the rows spread over one measure. */
export function distribution(subject: Subject, column: Column): Candidate {
  const { low, high, cut } = shownRange(column)
  const isWhole = column.type === 'integer'
  const width = Math.max(niceStep((high - low) / 20), isWhole ? 1 : 0)
  const start = Math.floor(low / width) * width
  const params = { measure: column.name, high }
  return candidate({
    id: `spread-${column.id}`,
    type: 'histogram',
    plan: {
      source: subject.source,
      filter: cut ?? { op: 'notNull', column: column.id },
      dimensions: [{ as: 'b', column: column.id, bin: { start, width } }],
      measures: [{ as: 'm', aggregate: 'count' }],
      sort: [{ by: 'b', direction: 'asc' }],
      limit: 200,
    },
    encoding: { x: 'b', y: ['m'] },
    title: { code: 'chart.distribution', params },
    subtitle: { code: cut ? 'chart.rowsPerBinCut' : 'chart.rowsPerBin', params },
    why: { code: 'why.distribution', params },
  })
}

/** Everything, unless a few rows lie so far out that the rest would be one bar: then up to five spreads beyond the 95 % quantile. */
export function shownRange({ id, profile }: Column): Range {
  const [low, high] = [Number(profile.min), Number(profile.max)]
  const [p05, p95] = [Number(profile.quantiles?.p05), Number(profile.quantiles?.p95)]
  const spread = p95 - p05
  const [from, to] = [p05 - 2 * spread, p95 + 2 * spread]
  if (!(spread > 0) || (low >= from - spread && high <= to + spread)) return { low, high, cut: null }
  const range = { low: Math.max(low, from), high: Math.min(high, to) }
  return {
    ...range,
    cut: {
      op: 'between',
      column: id,
      low: low < from ? range.low : null,
      high: high > to ? range.high : null,
      closed: true,
    },
  }
}
