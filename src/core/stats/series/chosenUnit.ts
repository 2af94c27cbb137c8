import type { TimeUnit } from '../../../contract/plan.ts'
import { epochMs, periodsIn } from '../../chart/period.ts'

/** First and last moment, and how many periods of each unit hold rows, the finest first. */
export interface Bounds {
  first: string
  last: string
  distinct: readonly { unit: TimeUnit; count: number }[]
}

const PERIODS = 750
const FEW = 12

/**
 * The finest unit of 12 to 750 periods of which so large a share (`filled`, 0..1) holds rows; else the one of them that
 * is filled best; else the finest there is.
 */
export function chosenUnit({ first, last, distinct }: Bounds, filled: number): TimeUnit {
  const span = epochMs(last) - epochMs(first)
  const units = distinct
    .map(({ unit, count }) => ({ unit, periods: periodsIn(span, unit) + 1, count }))
    .filter(({ periods }) => periods <= PERIODS + 1)
  const long = units.filter(({ periods }) => periods >= FEW)
  const best = [...long].sort((a, b) => b.count / b.periods - a.count / a.periods)[0]
  const chosen = long.find(({ periods, count }) => count >= filled * periods) ?? best ?? units[0]
  return chosen?.unit ?? 'year'
}
