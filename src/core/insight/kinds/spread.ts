import type { Column } from '../../../contract/column.ts'
import type { GroupFacts } from '../../stats/groups/facts.ts'
import type { Moments } from '../../stats/groups/moments.ts'
import type { Candidate } from '../candidate.ts'

/** With more groups only the leading ones are drawn. */
const DRAWN = 12

/** What each group of a dimension makes of a total: of the rows, where there is no measure. */
export interface Shares {
  dimension: Column
  measure: Column | null
  groups: readonly GroupFacts[]
  /** Of each group: its number of rows, total and spread. */
  of: readonly Moments[]
  values: readonly number[]
  total: number
}

/** Null where shares mean nothing: there is nothing, or something below zero. */
export function sharesOf(given: Omit<Shares, 'values' | 'total'>): Shares | null {
  const values = given.of.map(({ n, mean }) => n * mean)
  const total = values.reduce((sum, value) => sum + value, 0)
  return total > 0 && values.every(value => value >= 0) ? { ...given, values, total } : null
}

/** How many of the largest make at least so much together. */
export function leadersTo(least: number, values: readonly number[]): number {
  let sum = 0
  const ranked = [...values].sort((a, b) => b - a)
  const at = ranked.findIndex(value => {
    sum += value
    return sum >= least
  })
  return at < 0 ? ranked.length : at + 1
}

/** What all findings about a spread over groups have alike. */
export function sharing({
  dimension,
  measure,
  groups,
}: Shares): Pick<Candidate, 'question' | 'columns' | 'n' | 'topic'> {
  const value = measure
    ? { role: 'value' as const, column: measure.id, aggregate: 'sum' as const }
    : { role: 'value' as const, aggregate: 'count' as const }
  const leading = { n: 10, other: true, by: 0 }
  const by = { role: 'group' as const, column: dimension.id }
  return {
    topic: `spread ${dimension.id} ${measure?.id ?? ''}`,
    question: { type: 'bar', x: [{ ...by, ...(dimension.profile.distinct > DRAWN && { leading }) }], y: [value] },
    columns: measure ? [dimension.id, measure.id] : [dimension.id],
    n: groups.reduce((sum, { rows }) => sum + rows, 0),
  }
}
