import type { Scalar } from '../../contract/column.ts'
import type { Dimension, Filter, QueryPlan } from '../../contract/plan.ts'
import type { FigureRef } from '../../contract/provenance.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import { aggregate, column, limit, sort } from './build.ts'
import { OTHER } from './dialects/top.ts'
import { keyFilter } from './keyFilter.ts'
import { narrow, rowsOf } from './lower.ts'
import { schemaOf } from './schema.ts'
import { aggregateOf, dimensionOf } from './values.ts'

/** The leading values of each of a plan's tops, in order; none where a figure does not depend on them. */
export type Leaders = readonly (readonly Scalar[])[]

/**
 * The question that must be answered before a figure can be inverted: which values lead in the plan's top `i`, when the
 * figure is of 'Other', of a total over leading values only, or of a later top that ranks among them. Its first column
 * are the values. Null when the figure does not depend on them.
 * @param known  the leaders of the tops before
 */
export function leadersRelation({ plan, group }: FigureRef, i: number, scan: Scan, known: Leaders): Relation | null {
  const top = plan.tops[i]
  const dimension = plan.dimensions.find(d => d.as === top?.dimension)
  const measure = plan.measures.find(m => m.as === top?.measure)
  if (top === undefined || dimension === undefined || measure === undefined) return null
  if (!dependsOn(plan, group, i)) return null
  const value = dimensionOf(dimension)
  const groups = aggregate(
    leadingRows(plan, i, scan, known),
    [{ as: 'value', value }],
    [{ as: 'by', value: aggregateOf(measure) }],
  )
  const order = [
    { by: column('by'), direction: 'desc' as const },
    { by: column('value'), direction: 'asc' as const },
  ]
  return limit(sort(groups, order), top.n, 0)
}

/** Rows whose dimension has one of these values. */
export function anyOf(dimension: Dimension, values: readonly Scalar[]): Filter {
  const { column: of, timeUnit, timePart, bin, ranges } = dimension
  if ([timeUnit, bin, timePart, ranges].every(how => how === undefined))
    return { op: 'in', column: of, values: [...values] }
  return { op: 'or', of: values.map(value => keyFilter(dimension, value)) }
}

/** The rows a top ranks: those the tops before left, without those that are called 'Other' by themselves. */
function leadingRows(plan: QueryPlan, i: number, scan: Scan, known: Leaders): Relation {
  const left = plan.tops.slice(0, i).flatMap(({ dimension, other }, j) => {
    const found = plan.dimensions.find(d => d.as === dimension)
    return other || found === undefined ? [] : [anyOf(found, known[j] ?? [])]
  })
  const ranked = plan.dimensions.find(d => d.as === plan.tops[i]?.dimension)
  const isText = schemaOf(scan).get(ranked?.column ?? '')?.type === 'text'
  const named: Filter[] =
    plan.tops[i]?.other === true && isText && ranked !== undefined
      ? [{ op: 'not', of: { op: 'eq', column: ranked.column, value: OTHER } }]
      : []
  return narrow(rowsOf(plan, scan), { op: 'and', of: [...left, ...named] }, 'top')
}

function dependsOn(plan: QueryPlan, group: FigureRef['group'], i: number): boolean {
  const top = plan.tops[i]
  if (top === undefined) return false
  const isGiven = Object.hasOwn(group, top.dimension)
  const isDirect = top.other ? isGiven && group[top.dimension] === OTHER : !isGiven
  return isDirect || (!top.other && plan.tops.some((_, j) => j > i && dependsOn(plan, group, j)))
}
