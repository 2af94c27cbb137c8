import { DomainError } from '../../../contract/problem.ts'
import { type Scaling, scalingOf } from './points.ts'
import type { ReadPoints } from './readPoints.ts'

/** Scales of one when the columns are not standardised. @throws DomainError invalid_plan for a column that never varies */
export function scalingFor({ points, columns }: Pick<ReadPoints, 'points' | 'columns'>, standardise: boolean): Scaling {
  const scaling = scalingOf(points)
  const constant = scaling.scales.findIndex(scale => !(scale > 0))
  if (constant >= 0) {
    const detail = `"${columns[constant]?.name}" is the same in every row: no rows are told apart by it.`
    throw new DomainError('invalid_plan', detail, { errors: [{ pointer: `/columns/${constant}`, detail }] })
  }
  return standardise ? scaling : { ...scaling, scales: scaling.scales.map(() => 1) }
}
