import type { Column } from '../../../contract/column.ts'
import type { Measure, PlanSource } from '../../../contract/plan.ts'
import { mainTime, rankDimensions, rankMeasures } from '../rank.ts'

/** What a dashboard is composed from. */
export interface Subject {
  source: PlanSource
  columns: readonly Column[]
  measures: readonly Column[]
  dimensions: readonly Column[]
  time: Column | null
  rows: number
}

export function subjectOf(source: PlanSource, columns: readonly Column[]): Subject {
  return {
    source,
    columns,
    measures: rankMeasures(columns),
    dimensions: rankDimensions(columns),
    time: mainTime(columns),
    rows: columns[0]?.profile.rows ?? 0,
  }
}

/** How a measure is put together over rows: what adds up is summed, the rest averaged. Named `m` in results. */
export function measureOf(column: Column | undefined): Measure {
  if (!column) return { as: 'm', aggregate: 'count' }
  return { as: 'm', aggregate: column.meaning.additive === 'sum' ? 'sum' : 'mean', column: column.id }
}

/** Parameters every title shares. */
export function titleParams(column: Column | undefined): { measure: string; aggregate: string } {
  return { measure: column?.name ?? '', aggregate: measureOf(column).aggregate }
}
