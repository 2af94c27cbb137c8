import type { CrossProducts } from '../linear/crossProducts.ts'
import { type LeastSquares, leastSquares, uncentring } from '../linear/leastSquares.ts'
import { unplacing } from '../linear/powers.ts'
import { entry, matrixFrom, product, roundedMatrix, type TwofoldMatrix, times } from '../linear/symmetric.ts'
import { rounded, type Twofold, ZERO } from '../linear/twofold.ts'
import type { Term } from './terms.ts'

/** Residuals so small a share of the response are the rounding of doubles. */
const PERFECT = 1e-26

/** A least squares fit in the terms that are told. */
export interface Fit {
  /** Around the means, in the terms that were computed with. */
  least: LeastSquares
  terms: readonly Term[]
  /** Terms that are sums of others, with their places in the design. */
  dropped: readonly Term[]
  kept: readonly number[]
  /** What the terms that are kept were centred at: their means; zeros without intercept. */
  centres: readonly number[]
  /** First the intercept, if there is one. */
  coefficients: readonly Twofold[]
  /** From scores on orthonormal columns to those coefficients. */
  exactSpread: TwofoldMatrix
  spread: readonly (readonly number[])[]
  n: number
  /** Degrees of freedom that are left. */
  df: number
  isPerfect: boolean
  residualSd: number
}

/** The fit of a design from its cross products; terms that are sums of others are dropped. */
export function fitOf(products: CrossProducts, terms: readonly Term[]): Fit {
  let kept = terms.map((_, i) => i)
  for (;;) {
    const least = leastSquares(narrowed(products, kept))
    if (!('dependent' in least)) return told(least, { products, terms, kept })
    const { dependent } = least
    kept = kept.filter((_, i) => !dependent.includes(i))
  }
}

interface Design {
  products: CrossProducts
  terms: readonly Term[]
  kept: readonly number[]
}

function told(least: LeastSquares, { products, terms, kept }: Design): Fit {
  const used = kept.flatMap(i => terms[i] ?? [])
  const means = kept.map(i => products.means[i] ?? ZERO)
  const transform = transformOf(used, least.hasIntercept, means)
  const exactSpread = transform ? product(transform, least.spread) : least.spread
  const k = least.coefficients.length
  const df = least.n - k
  return {
    ...{ least, terms: used, kept, centres: means.map(rounded), n: least.n, df },
    dropped: terms.filter((_, i) => !kept.includes(i)),
    coefficients: transform ? times(transform, least.coefficients) : least.coefficients,
    ...{ exactSpread, spread: roundedMatrix(exactSpread) },
    isPerfect: least.residual <= PERFECT * least.total,
    residualSd: Math.sqrt(least.residual / df),
  }
}

/** From coefficients around means, of powers of a moved column, to those that are told. */
function transformOf(terms: readonly Term[], hasIntercept: boolean, means: readonly Twofold[]): TwofoldMatrix | null {
  const [first] = terms
  const back = hasIntercept ? uncentring(means) : null
  if (first?.kind !== 'power') return back
  const whole = unplacing(terms.length, first.placement)
  if (back) return product(whole, back)
  // Without an intercept the column was not moved, and only shrinking is taken back.
  return matrixFrom(terms.length, terms.length, (i, j) => entry(whole, i + 1, j + 1))
}

function narrowed({ means, C, ...rest }: CrossProducts, kept: readonly number[]): CrossProducts {
  const places = [...kept, C.length - 1]
  return {
    ...rest,
    means: places.map(i => means[i] ?? ZERO),
    C: matrixFrom(places.length, places.length, (i, j) => entry(C, places[i] ?? 0, places[j] ?? 0)),
  }
}

/** Standard errors from the residuals' variance. */
export function classicalErrors({ spread, residualSd }: Fit): number[] {
  return spread.map(row => residualSd * Math.hypot(...row))
}

/** Shares of the response's differences that are explained; null for a response that never varies. */
export function shareExplained({ least, n, df }: Fit): { r2: number | null; adjustedR2: number | null } {
  if (!(least.total > 0)) return { r2: null, adjustedR2: null }
  const open = least.residual / least.total
  const degrees = least.hasIntercept ? n - 1 : n
  return { r2: 1 - open, adjustedR2: 1 - (open * degrees) / df }
}

/** Log-likelihood under normal errors, and the criteria of Akaike and Schwarz as statsmodels counts them. */
export function criteria({ least, n, isPerfect }: Fit): Record<'logLikelihood' | 'aic' | 'bic', number | null> {
  if (isPerfect) return { logLikelihood: null, aic: null, bic: null }
  const k = least.coefficients.length
  const logLikelihood = (-n / 2) * (Math.log(2 * Math.PI) + Math.log(least.residual / n) + 1)
  return { logLikelihood, aic: 2 * k - 2 * logLikelihood, bic: Math.log(n) * k - 2 * logLikelihood }
}

/** Coefficients as doubles. */
export function coefficientsOf({ coefficients }: Fit): number[] {
  return coefficients.map(rounded)
}
