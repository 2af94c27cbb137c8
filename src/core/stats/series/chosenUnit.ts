import type { Column } from '../../../contract/column.ts'
import type { TimeUnit } from '../../../contract/plan.ts'
import { epochMs, periodsIn } from '../../chart/period.ts'

/** First and last moment, and how many periods of each unit hold rows, the finest first. */
export interface Bounds {
  first: string
  last: string
  distinct: readonly { unit: TimeUnit; count: number }[]
}

const PERIODS = 750
/** Share of the periods that must hold rows. */
const FILLED = 0.9
const FEW = 8

/** Units that a column can be grouped by, the finest first. */
export function unitsOf({ type }: Column): TimeUnit[] {
  const units: TimeUnit[] = ['day', 'week', 'month', 'quarter', 'year']
  return type === 'date' ? units : ['minute', 'hour', ...units]
}

/** The finest unit of at most 750 periods whose periods nearly all hold rows; else the one that is filled best. */
export function chosenUnit({ first, last, distinct }: Bounds): TimeUnit {
  const span = epochMs(last) - epochMs(first)
  const units = distinct
    .map(({ unit, count }) => ({ unit, periods: periodsIn(span, unit) + 1, count }))
    .filter(({ periods }) => periods <= PERIODS + 1)
  const filled = units.find(({ periods, count }) => count >= FILLED * periods)
  if (filled && (filled.periods >= FEW || filled === units[0])) return filled.unit
  const best = [...units].sort((a, b) => b.count / b.periods - a.count / a.periods)
  return best.find(({ periods }) => periods >= FEW)?.unit ?? filled?.unit ?? 'day'
}
