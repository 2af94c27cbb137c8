import type { Calculation, Dimension, Filter, QueryPlan } from '../../src/contract/plan.ts'

/** Names of everything a plan makes use of, each once. */
export function operatorsOf(plan: QueryPlan): ReadonlySet<string> {
  return new Set([
    ...(plan.columns === undefined ? ['list of groups'] : ['list of rows']),
    ...(plan.filter === undefined ? [] : ofFilter(plan.filter)),
    ...(plan.having === undefined ? [] : ['having']),
    ...(plan.sample === undefined ? [] : ['sample']),
    ...(plan.sort.length === 0 ? [] : ['sort']),
    ...(plan.offset === 0 ? [] : ['offset']),
    ...(plan.tops.length === 2 ? ['two tops'] : []),
    ...(plan.measures.some(m => m.as.startsWith("q'")) ? ['quartiles of one column'] : []),
    ...plan.tops.map(top => (top.other ? 'top with Other' : 'top')),
    ...plan.dimensions.map(ofDimension),
    ...plan.measures.flatMap(m => [
      m.aggregate,
      ...(m.calculation === undefined ? [] : [ofCalculation(m.calculation)]),
    ]),
  ])
}

function ofFilter(filter: Filter): string[] {
  switch (filter.op) {
    case 'and':
    case 'or':
      return [filter.op, ...filter.of.flatMap(ofFilter)]
    case 'not':
      return ['not', ...ofFilter(filter.of)]
    case 'in':
      return [filter.part === undefined ? 'in' : 'in, of a part of time']
    case 'relative':
      return [`${filter.direction}, from ${filter.anchor}`]
    default:
      return [filter.op]
  }
}

function ofDimension({ timeUnit, timePart, bin, ranges }: Dimension): string {
  if (ranges) return `ranges, ${ranges.closed}`
  return timeUnit ?? timePart ?? (bin === undefined ? 'dimension' : 'bin')
}

function ofCalculation(calculation: Calculation): string {
  return calculation.kind === 'change' ? `change, ${calculation.as}, ${calculation.against}` : calculation.kind
}
