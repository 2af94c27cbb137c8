import type { ColumnType } from '../../contract/column.ts'
import type { Measure, QueryPlan } from '../../contract/plan.ts'
import { alongOf, stepUnit } from './calculate.ts'
import type { Complain } from './predicate.ts'
import type { Schema } from './schema.ts'

const names = {
  share: 'A share',
  running: 'A running total',
  movingAverage: 'A moving average',
  change: 'A change',
} as const

const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'decimal', 'double'])

/** What keeps a measure's calculation from being made. */
export function checkCalculation(
  plan: QueryPlan,
  measure: Measure,
  schema: Schema,
  pointer: string,
  complain: Complain,
): void {
  const { calculation, aggregate, column } = measure
  if (calculation === undefined) return
  const name = names[calculation.kind]
  const at = `${pointer}/calculation`
  const adds = aggregate === 'sum' || aggregate === 'count'
  if ((calculation.kind === 'share' || calculation.kind === 'running') && !adds)
    complain(at, `${name} is of a sum or a count: values of "${aggregate}" do not add up.`)
  const type = schema.get(column ?? '')?.type
  if ((aggregate === 'min' || aggregate === 'max') && type !== undefined && !numeric.has(type))
    complain(at, `${name} is made of numbers, and this measure is ${type}.`)
  checkAlong(plan, calculation, schema, at, complain)
}

type Made = NonNullable<Measure['calculation']>

function checkAlong(plan: QueryPlan, calculation: Made, schema: Schema, at: string, complain: Complain): void {
  const name = names[calculation.kind]
  const along = alongOf(plan.dimensions, calculation)
  if (along === null) {
    complain(
      `${at}/along`,
      calculation.along === undefined
        ? `${name} needs a dimension to run along.`
        : `There is no dimension "${calculation.along}" to run along.`,
    )
    return
  }
  if (calculation.kind !== 'share' && plan.tops.some(top => top.dimension === along.as && top.other))
    complain(`${at}/along`, `${name} needs an order, and "Other" has no place in one.`)
  const isByYear = calculation.kind === 'change' && calculation.against === 'previousYear'
  if (isByYear && stepUnit(along, schema.get(along.column)?.type) === null)
    complain(`${at}/against`, 'Only dates by a time unit, and whole numbers, have a year before.')
}
