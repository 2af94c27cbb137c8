import type { Column } from '../../src/contract/column.ts'
import { crossProducts } from '../../src/core/stats/linear/crossProducts.ts'
import { powers } from '../../src/core/stats/linear/powers.ts'
import { columnOfDoubles, unitScale } from '../../src/core/stats/linear/twofoldColumns.ts'
import { classicalErrors, coefficientsOf, type Fit, fitOf, shareExplained } from '../../src/core/stats/regress/fit.ts'
import type { Term } from '../../src/core/stats/regress/terms.ts'
import { buildMeasure } from '../factories/column.ts'
import { correctDigits, type NistRegression } from './nistSets.ts'

/** The fit of a set as the product makes it of rows that it read. */
export function fitOfSet(set: NistRegression): Fit {
  const xs = (set.x[0] ?? []).map((_, j) => columnOfDoubles(Float64Array.from(set.x, row => row[j] ?? 0)))
  const [x] = xs
  if (!x) throw new Error(`${set.name} has no predictor`)
  const centre = set.hasIntercept ? x.hi.reduce((sum, value) => sum + value, 0) / x.hi.length : 0
  const placement = { centre, scale: unitScale(x) }
  const isPower = set.degree > 1
  const columns = isPower ? powers(x, set.degree, placement) : xs
  const terms = columns.map((_, j): Term => {
    const column: Column = buildMeasure(`x${j}`)
    return isPower ? { kind: 'power', column, power: j + 1, placement } : { kind: 'number', column }
  })
  const y = columnOfDoubles(Float64Array.from(set.y))
  return fitOf(crossProducts([...columns, y], set.hasIntercept).products, terms)
}

export interface Digits {
  estimates: number
  deviations: number
  residualSd: number
  r2: number
}

/** The fewest correct digits of each kind of certified value. */
export function digitsOf(set: NistRegression, fit: Fit): Digits {
  const estimates = coefficientsOf(fit)
  const errors = classicalErrors(fit)
  return {
    estimates: Math.min(...set.estimates.map((truth, j) => correctDigits(estimates[j] ?? Number.NaN, truth))),
    deviations: Math.min(...set.deviations.map((truth, j) => correctDigits(errors[j] ?? Number.NaN, truth))),
    residualSd: correctDigits(fit.residualSd, set.residualSd),
    r2: correctDigits(shareExplained(fit).r2 ?? Number.NaN, set.r2),
  }
}
