import type { Column } from '../../../contract/column.ts'
import type { Dimension, Measure, QueryPlanInput } from '../../../contract/plan.ts'
import { unitOf } from '../period.ts'
import { isTotal } from '../rank.ts'
import { measureOf, type Subject } from './subject.ts'
import { type Candidate, candidate } from './tile.ts'

/** Up to four figures: the leading measure, the number of rows, then the next measures. */
export function keyFigures(subject: Subject): Candidate[] {
  const [first, ...rest] = subject.measures
  const others = rest.filter(c => !first || !isTotal(c)).slice(0, first ? 2 : 3)
  const chosen: (Column | undefined)[] = first ? [first, undefined, ...others] : [undefined]
  const figures = chosen.map(column => measureFigure(subject, column))
  const group = subject.dimensions[0]
  if (figures.length < 3 && group) figures.push(groupsFigure(subject, group))
  return figures
}

/** One measure, or the rows, as a figure. */
export function measureFigure(subject: Subject, column: Column | undefined): Candidate {
  const measure = measureOf(column)
  const params = { measure: column?.name ?? '', aggregate: measure.aggregate }
  return candidate({
    id: `figure-${column?.id ?? 'rows'}`,
    type: 'metric',
    plan: { source: subject.source, measures: [measure] },
    trend: trendPlan(subject, measure),
    encoding: { y: ['m'] },
    title: column ? { code: 'chart.measure', params } : { code: 'chart.rows', params: {} },
    subtitle: column ? { code: `aggregate.${measure.aggregate}`, params: {} } : undefined,
    why: column ? { code: 'why.measure', params } : { code: 'why.rows', params: {} },
  })
}

function groupsFigure(subject: Subject, column: Column): Candidate {
  const params = { dimension: column.name }
  return candidate({
    id: `groups-${column.id}`,
    type: 'metric',
    plan: { source: subject.source, measures: [{ as: 'm', aggregate: 'countDistinct', column: column.id }] },
    encoding: { y: ['m'] },
    title: { code: 'chart.groups', params },
    why: { code: 'why.groups', params },
  })
}

/** The same measure over time, with the rows of each period, to judge whether the last one is whole. */
function trendPlan(subject: Subject, measure: Measure): QueryPlanInput | undefined {
  if (!subject.time) return undefined
  return {
    source: subject.source,
    dimensions: [timeDimension(subject.time)],
    measures: [measure, { as: 'rows', aggregate: 'count' }],
    sort: [{ by: 't', direction: 'asc' }],
    limit: 2000,
  }
}

/** The time axis as a dimension named `t`. */
export function timeDimension(time: Column): Dimension {
  const timeUnit = unitOf(time)
  return { as: 't', column: time.id, ...(timeUnit ? { timeUnit } : {}) }
}
