import type { Scalar } from '../../contract/column.ts'
import type { QueryPlan } from '../../contract/plan.ts'
import { compareScalars } from './compareScalars.ts'
import type { MeasureParts } from './cubeOf.ts'
import type { Groups } from './groups.ts'

/**
 * The groups in a plan's order, ties broken by the remaining columns: dimensions, then measures. Nulls come last in both
 * directions.
 */
export function inOrder(groups: Groups, plan: QueryPlan, measures: readonly MeasureParts[]): number[] {
  const names = [...plan.dimensions, ...plan.measures].map(({ as }) => as)
  const asked = new Set(plan.sort.map(({ by }) => by))
  const keys = [...plan.sort, ...names.filter(as => !asked.has(as)).map(by => ({ by, direction: 'asc' as const }))]
  const compares = keys.map(({ by, direction }) => {
    const read = valuesNamed(by, groups, plan, measures)
    return (a: number, b: number) => {
      const [x, y] = [read(a), read(b)]
      return direction === 'desc' && x !== null && y !== null ? compareScalars(y, x) : compareScalars(x, y)
    }
  })
  return [...groups.alive].sort((a, b) => {
    for (const compare of compares) {
      const c = compare(a, b)
      if (c !== 0) return c
    }
    return 0
  })
}

function valuesNamed(as: string, groups: Groups, plan: QueryPlan, measures: readonly MeasureParts[]) {
  const dimension = plan.dimensions.findIndex(d => d.as === as)
  if (dimension >= 0) return (group: number): Scalar => groups.keys[group]?.[dimension] ?? null
  return rankOf(groups, plan, measures, as)
}

/** A measure of each group as a number that stands in the order of its values; null for none. */
export function rankOf(
  { parts }: Pick<Groups, 'parts'>,
  plan: QueryPlan,
  measures: readonly MeasureParts[],
  as: string,
): (group: number) => number | null {
  const m = plan.measures.findIndex(measure => measure.as === as)
  const fn = plan.measures[m]?.aggregate
  const { value = 0, count = 0 } = measures[m] ?? {}
  return group => {
    const merged = parts[value]?.values[group] ?? Number.NaN
    if (Number.isNaN(merged)) return fn === 'count' ? 0 : null
    return fn === 'mean' ? merged / (parts[count]?.values[group] ?? 1) : merged
  }
}
