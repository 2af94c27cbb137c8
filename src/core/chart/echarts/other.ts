import type { ChartModel } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { QueryPlan } from '../../../contract/plan.ts'

/** What the rest of the groups is called in answers. */
const OTHER = 'Other'

export const isOtherValue = (value: Scalar | undefined) => value === OTHER

/** Whether the smaller groups of this dimension, or of any, were folded into 'Other'. */
export function foldsOther(plan: QueryPlan, as?: string): boolean {
  return plan.tops.some(top => top.other && (as === undefined || top.dimension === as))
}

/** Whether a category stands for what was folded together. */
export function isOther({ plan }: Pick<ChartModel, 'plan'>, value: Scalar | undefined): boolean {
  return isOtherValue(value) && foldsOther(plan)
}
