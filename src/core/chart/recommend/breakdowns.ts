import type { Column } from '../../../contract/column.ts'
import { measureOf, type Subject, titleParams } from './subject.ts'
import { type Candidate, candidate } from './tile.ts'

const SHOWN = 10

/** The leading measure by each dimension worth it, at most four; the largest groups first, the rest as Other. */
export function breakdowns(subject: Subject): Candidate[] {
  return subject.dimensions.slice(0, 4).map(dimension => breakdown(subject, dimension, subject.measures[0]))
}

/** Rows by a dimension: what else a table without much to compute can say. */
export function counts(subject: Subject): Candidate[] {
  if (subject.measures.length === 0) return []
  return subject.dimensions.slice(0, 2).map(dimension => breakdown(subject, dimension, undefined))
}

/** A further measure by the leading dimension. */
export function secondBreakdown(subject: Subject): Candidate[] {
  const [dimension] = subject.dimensions
  return dimension ? subject.measures.slice(1, 3).map(measure => breakdown(subject, dimension, measure)) : []
}

/** One measure, or the rows, by one dimension. */
export function breakdown(subject: Subject, dimension: Column, column: Column | undefined): Candidate {
  const measure = measureOf(column)
  const groups = dimension.profile.distinct + (dimension.profile.nulls > 0 ? 1 : 0)
  const isCut = groups > SHOWN + 2
  const adds = measure.aggregate !== 'mean'
  const params = { ...titleParams(column), dimension: dimension.name, shown: SHOWN, groups: dimension.profile.distinct }
  return candidate({
    id: `by-${dimension.id}-${column?.id ?? 'rows'}`,
    type: 'bar',
    plan: {
      source: subject.source,
      dimensions: [{ as: 'd', column: dimension.id }],
      // The highest averages are those of groups of one row: the largest groups are shown instead.
      measures: adds || !isCut ? [measure] : [measure, { as: 'rows', aggregate: 'count' }],
      sort: [{ by: 'm', direction: 'desc' }],
      ...(isCut ? { tops: [{ dimension: 'd', measure: adds ? 'm' : 'rows', n: SHOWN, other: adds }] } : {}),
      limit: 100,
    },
    encoding: { x: 'd', y: ['m'] },
    horizontal: true,
    title: { code: column ? 'chart.byDimension' : 'chart.rowsByDimension', params },
    subtitle: { code: subtitleOf(isCut, adds, measure.aggregate), params },
    why: { code: 'why.breakdown', params },
  })
}

function subtitleOf(isCut: boolean, adds: boolean, aggregate: string): string {
  if (!isCut) return `aggregate.${aggregate}`
  return adds ? 'chart.topOf' : 'chart.averageOfLargest'
}
