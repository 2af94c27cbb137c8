import type { ColumnType } from '../../contract/column.ts'
import type { Dimension, Filter, Measure, QueryPlan, Ranges } from '../../contract/plan.ts'
import { checkCalculation } from './checkCalculation.ts'
import type { Complain } from './predicate.ts'
import { partFault, predicateOf } from './predicate.ts'
import { HIDDEN } from './reserved.ts'
import type { Schema } from './schema.ts'
import { typeOf, typeOfAggregate } from './schema.ts'
import { aggregateOf, dimensionOf } from './values.ts'

/** What is wrong with a plan and where: `pointer` is a JSON pointer into the plan. */
export interface PlanFault {
  pointer: string
  detail: string
}

const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'decimal', 'double'])
const needsNumbers: ReadonlySet<Measure['aggregate']> = new Set(['sum', 'mean', 'median', 'sd', 'quantile'])

/** Everything that keeps a plan from being answered over these columns; empty when nothing does. */
export function checkPlan(plan: QueryPlan, schema: Schema): PlanFault[] {
  const faults: PlanFault[] = []
  const complain: Complain = (pointer, detail) => faults.push({ pointer, detail })
  if (plan.filter !== undefined) predicateOf(plan.filter, schema, '/filter', complain)
  checkShape(plan, complain)
  plan.columns?.forEach((id, i) => {
    if (!schema.has(id)) complain(`/columns/${i}`, unknown(id))
  })
  plan.dimensions.forEach((dimension, i) => {
    checkDimension(dimension, schema, `/dimensions/${i}`, complain)
  })
  plan.measures.forEach((measure, i) => {
    checkMeasure(measure, schema, `/measures/${i}`, complain)
    checkCalculation(plan, measure, schema, `/measures/${i}`, complain)
  })
  checkNames(plan, complain)
  checkOrder(plan, schema, complain)
  // Only the groups of a sound plan have types to compare with.
  if (plan.having !== undefined && faults.length === 0) checkHaving(plan, plan.having, schema, complain)
  return faults
}

function checkShape(plan: QueryPlan, complain: Complain): void {
  const isGrouped = plan.dimensions.length + plan.measures.length > 0
  if (plan.columns !== undefined && isGrouped)
    complain('/columns', 'A plan either lists rows by "columns" or computes "measures"; it cannot do both.')
  if (plan.columns === undefined && !isGrouped) complain('', 'A plan needs "columns", "dimensions" or "measures".')
}

function checkDimension(dimension: Dimension, schema: Schema, pointer: string, complain: Complain): void {
  const type = schema.get(dimension.column)?.type
  if (type === undefined) {
    complain(`${pointer}/column`, unknown(dimension.column))
    return
  }
  const { timeUnit, timePart, bin, ranges } = dimension
  const ways = Object.entries({ bin, timePart, ranges, timeUnit }).filter(([, way]) => way !== undefined)
  if (ways.length > 1)
    complain(`${pointer}/${ways[0]?.[0]}`, 'A dimension has a time unit, a part of time, bins or ranges, not several.')
  if (ranges !== undefined) checkRanges(ranges, { type, pointer, complain })
  const noPart = timePart === undefined ? null : partFault(timePart, type)
  if (noPart !== null) complain(`${pointer}/timePart`, noPart)
  if (timeUnit !== undefined && type !== 'date' && type !== 'timestamp')
    complain(`${pointer}/timeUnit`, `A column of type ${type} has no ${timeUnit}.`)
  if (type === 'date' && (timeUnit === 'hour' || timeUnit === 'minute'))
    complain(`${pointer}/timeUnit`, `A date has no ${timeUnit}.`)
  if (bin !== undefined && !numeric.has(type))
    complain(`${pointer}/bin`, `A column of type ${type} cannot be cut into bins.`)
}

function checkRanges(
  { edges, labels }: Ranges,
  { type, pointer, complain }: { type: ColumnType; pointer: string; complain: Complain },
): void {
  if (!numeric.has(type)) complain(`${pointer}/ranges`, `A column of type ${type} cannot be cut into ranges.`)
  if (edges.some((edge, i) => i > 0 && edge <= (edges[i - 1] ?? edge)))
    complain(`${pointer}/ranges/edges`, 'The edges of ranges ascend.')
  if (labels !== undefined && labels.length !== edges.length - 1)
    complain(`${pointer}/ranges/labels`, `${edges.length - 1} ranges need as many labels.`)
}

function checkHaving(plan: QueryPlan, having: Filter, schema: Schema, complain: Complain): void {
  if (plan.columns !== undefined) {
    complain('/having', 'A list of rows has no groups to keep.')
    return
  }
  predicateOf(having, resultSchema(plan, schema), '/having', complain)
}

/** The columns of a plan's groups, by their types alone. */
function resultSchema(plan: QueryPlan, schema: Schema): Schema {
  const columns = [
    ...plan.dimensions.map(d => {
      const isFolded = plan.tops.some(top => top.dimension === d.as && top.other)
      return { id: d.as, name: d.as, type: isFolded ? ('text' as const) : typeOf(dimensionOf(d), schema) }
    }),
    ...plan.measures.map(m => ({ id: m.as, name: m.as, type: calculatedType(m, schema) })),
  ]
  return new Map(columns.map(c => [c.id, c]))
}

function calculatedType({ calculation, ...measure }: Measure, schema: Schema): ColumnType {
  const isFraction = calculation?.kind === 'share' || calculation?.kind === 'movingAverage'
  const isRatio = calculation?.kind === 'change' && calculation.as === 'ratio'
  return isFraction || isRatio ? 'double' : typeOfAggregate(aggregateOf(measure), schema)
}

function checkMeasure(measure: Measure, schema: Schema, pointer: string, complain: Complain): void {
  const { aggregate, column } = measure
  if (aggregate === 'quantile' && measure.p === undefined) complain(`${pointer}/p`, 'A quantile needs "p", 0 to 1.')
  if (column === undefined) {
    if (aggregate !== 'count') complain(`${pointer}/column`, `"${aggregate}" needs a column.`)
    return
  }
  const type = schema.get(column)?.type
  if (type === undefined) {
    complain(`${pointer}/column`, unknown(column))
    return
  }
  if (needsNumbers.has(aggregate) && !numeric.has(type))
    complain(`${pointer}/column`, `"${aggregate}" is computed of numbers, and this column is ${type}.`)
}

function checkNames(plan: QueryPlan, complain: Complain): void {
  const seen = new Set<string>()
  const check = (as: string, pointer: string) => {
    if (seen.has(as)) complain(pointer, `Two result columns are called "${as}".`)
    if (as === '' || as.startsWith(HIDDEN)) complain(pointer, `A result column cannot be called "${as}".`)
    seen.add(as)
  }
  plan.dimensions.forEach((d, i) => {
    check(d.as, `/dimensions/${i}/as`)
  })
  plan.measures.forEach((m, i) => {
    check(m.as, `/measures/${i}/as`)
  })
}

function checkOrder(plan: QueryPlan, schema: Schema, complain: Complain): void {
  const dimensions = new Set(plan.dimensions.map(d => d.as))
  const measures = new Set(plan.measures.map(m => m.as))
  plan.sort.forEach(({ by }, i) => {
    const isKnown = plan.columns === undefined ? dimensions.has(by) || measures.has(by) : schema.has(by)
    if (!isKnown) complain(`/sort/${i}/by`, `There is no result column "${by}" to sort by.`)
  })
  plan.tops.forEach(({ dimension, measure }, i) => {
    if (!dimensions.has(dimension)) complain(`/tops/${i}/dimension`, `There is no dimension "${dimension}".`)
    if (!measures.has(measure)) complain(`/tops/${i}/measure`, `There is no measure "${measure}".`)
    if (plan.tops.findIndex(top => top.dimension === dimension) < i)
      complain(`/tops/${i}/dimension`, `Two tops rank the dimension "${dimension}".`)
  })
}

function unknown(id: string): string {
  return `There is no column "${id}".`
}
