import type { Measure } from '../../../contract/plan.ts'

/** A mean with the least and the greatest value around it. */
export function bandOf(measure: Measure): Measure[] {
  return [
    measure,
    { ...measure, as: `${measure.as}low`, aggregate: 'min' },
    { ...measure, as: `${measure.as}high`, aggregate: 'max' },
  ]
}
