import type { SeriesSaid } from '../../../contract/analysis/series.ts'
import type { Column } from '../../../contract/column.ts'
import type { TimeUnit } from '../../../contract/plan.ts'
import { DomainError } from '../../../contract/problem.ts'
import { periodLabel } from '../../chart/period.ts'

export type Fill = SeriesSaid['filled']

/** A measure along time, one value a period, oldest first. */
export interface Series {
  time: Column
  /** Null counts rows. */
  value: Column | null
  aggregate: SeriesSaid['aggregate']
  unit: TimeUnit
  /** Start of each period with a value, as text and as epoch milliseconds. */
  at: readonly string[]
  xs: readonly number[]
  /** Its place, counted from the first: whole numbers without a hole when the series is regular. */
  places: Float64Array
  y: Float64Array
  /** Periods between the first and the last that had no value. */
  gaps: readonly string[]
  filled: Fill
  incomplete: readonly string[]
  /** Rows used, and left out because the date or the value is missing. */
  n: number
  nulls: number
}

const GAPS_NAMED = 100

/** What an answer says of its series. */
export function seriesSaid({ unit, aggregate, at, gaps, filled, incomplete }: Series): SeriesSaid {
  return {
    ...{ unit, aggregate, periods: at.length, first: at[0] ?? '', last: at.at(-1) ?? '' },
    gaps: gaps.slice(0, GAPS_NAMED),
    gapCount: gaps.length,
    filled,
    incomplete: [...incomplete],
  }
}

/** Whether every period from the first to the last has a value. */
export function isRegular({ gaps, filled }: Series): boolean {
  return gaps.length === 0 || filled !== 'none'
}

/** The same series where every period has a value. @throws DomainError invalid_plan that names the gaps */
export function regular(series: Series): Series {
  if (isRegular(series)) return series
  const named = series.gaps.slice(0, 3).map(at => periodLabel(at, series.unit))
  const detail =
    `${series.gaps.length === 1 ? `One ${series.unit} has` : `${series.gaps.length} ${series.unit}s have`} no value ` +
    `(${named.join(', ')}${series.gaps.length > 3 ? ', ...' : ''}). Say what ${series.gaps.length === 1 ? 'it is' : 'they are'}: ` +
    'gaps "linear" draws a line between the neighbours, "zero" counts nothing as 0; or choose a longer unit.'
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer: '/gaps', detail }] })
}
