import type { DecomposeRequest } from '../../../contract/analysis/decompose.ts'
import { tooFew } from '../columns.ts'
import { classical } from './classical.ts'
import { type Season, seasonAsAsked, seasonOf } from './seasonOf.ts'
import type { Series } from './series.ts'
import { stl } from './stl.ts'
import { strengths } from './strength.ts'
import { trendCurve } from './trendCurve.ts'

/** A series taken apart, and by which season. */
export interface Parts {
  season: Season | null
  trend: (number | null)[]
  seasonal: (number | null)[]
  residual: (number | null)[]
  trendStrength: number | null
  seasonStrength: number | null
}

type How = DecomposeRequest['method']

/** The season asked for, or the one that is found. @throws DomainError invalid_plan when the one asked for is too long */
export function wantedSeason({ y, unit }: Pick<Series, 'y' | 'unit'>, asked: number | null): Season | null {
  if (asked === null) return seasonOf(y, unit)
  if (asked === 1) return null
  return (
    seasonAsAsked(y, asked) ?? tooFew(`at least ${2 * asked + 1} ${unit}s, two whole seasons, that are not all alike`)
  )
}

/** Trend, season and rest; without a season the trend is a robust or plain local line. */
export function partsOf({ y }: Pick<Series, 'y'>, season: Season | null, method: How): Parts {
  if (season === null) return withoutSeason(y, method)
  if (method === 'stl' || method === 'robust') {
    const parts = stl(y, { period: season.period, robust: method === 'robust' })
    const of = strengths(parts)
    return {
      ...{ season, trendStrength: of.trend, seasonStrength: of.season },
      ...{ trend: [...parts.trend], seasonal: [...parts.season], residual: [...parts.residual] },
    }
  }
  const isFactor = method === 'multiplicative'
  if (isFactor && y.some(x => x <= 0)) tooFew('values above zero for parts that multiply')
  const { trend, season: seasonal, residual } = classical(y, season.period, method)
  const of = strengthsWhereKnown({ trend, seasonal, residual }, isFactor)
  return { season, trend: [...trend], seasonal: [...seasonal], residual: [...residual], ...of }
}

function withoutSeason(y: Float64Array, method: How): Parts {
  const trend = trendCurve(y, method === 'robust')
  const residual = y.map((x, i) => x - (trend[i] ?? 0))
  const { trend: trendStrength } = strengths({ trend, season: new Float64Array(y.length), residual })
  return {
    ...{ season: null, trendStrength, seasonStrength: null },
    ...{ trend: [...trend], seasonal: [...y].map(() => null), residual: [...residual] },
  }
}

interface Classical {
  trend: readonly (number | null)[]
  seasonal: readonly number[]
  residual: readonly (number | null)[]
}

/** Of the middle, where all parts are known; factors by their logarithms, which add up. */
function strengthsWhereKnown({ trend, seasonal, residual }: Classical, isFactor: boolean) {
  const known = trend.flatMap((level, i) => (level === null ? [] : [i]))
  const pick = (part: readonly (number | null)[]) =>
    known.map(i => (isFactor ? Math.log(part[i] ?? 1) : (part[i] ?? 0)))
  const of = strengths({ trend: pick(trend), season: pick(seasonal), residual: pick(residual) })
  return { trendStrength: of.trend, seasonStrength: of.season }
}
