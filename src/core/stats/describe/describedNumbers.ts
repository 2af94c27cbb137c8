import type { DescribedNumbers } from '../../../contract/analysis/describe.ts'
import type { Column } from '../../../contract/column.ts'
import { studentQuantile } from '../special/student.ts'
import { kurtosis, type Moments, momentsOfSums, skewness, varianceOf } from './moments.ts'
import { andersonDarling, dagostinoPearson, jarqueBera } from './normality.ts'
import type { Places } from './placesOfValues.ts'
import type { Scanned } from './powerSums.ts'
import { shapiroWilk } from './shapiroWilk.ts'

interface Found extends Places {
  column: Column
  sums: Scanned
  /** Values for the tests of normality, ascending. */
  tested: Float64Array
  confidence: number
}

/** What the passes found of a column of numbers, with everything that follows from it. Nulls stand where nothing follows. */
export function describedNumbers(found: Found): DescribedNumbers {
  const { column, sums, first } = found
  const moments = momentsOfSums(sums)
  const variance = varianceOf(moments)
  const mean = finite(moments.mean)
  const standardError = variance === null ? null : Math.sqrt(variance / sums.n)
  return {
    ...{ column: column.id, n: sums.n, nulls: 0, distinct: first.distinct },
    ...{ sum: mean === null ? null : finite(mean * sums.n), mean, standardError, variance },
    interval: intervalOf(moments, standardError, found.confidence),
    sd: variance === null ? null : Math.sqrt(variance),
    ...{ min: sums.min, max: sums.max, quantiles: first.quantiles, modes: first.modes, modeCount: first.modeCount },
    ...{ mad: found.mad, trimmedMean: found.trimmedMean, skewness: skewness(moments), kurtosis: kurtosis(moments) },
    ...{ zeros: sums.zeros, negatives: sums.negatives, outliers: found.outliers, farFromMean: found.far },
    normality: normalityOf(moments, found.tested),
  }
}

function intervalOf({ n, mean }: Moments, error: number | null, confidence: number): [number, number] | null {
  if (error === null || n < 2) return null
  const reach = studentQuantile((1 + confidence) / 2, n - 1) * error
  return Number.isFinite(mean + reach) ? [mean - reach, mean + reach] : null
}

function normalityOf(moments: Moments, tested: Float64Array): DescribedNumbers['normality'] {
  const shapiro = shapiroWilk(tested)
  return {
    tested: tested.length,
    shapiroWilk: shapiro && { statistic: shapiro.W, p: shapiro.p },
    andersonDarling: andersonDarling(tested),
    dagostinoPearson: dagostinoPearson(moments),
    jarqueBera: moments.n < 8 ? null : jarqueBera(moments),
  }
}

function finite(x: number): number | null {
  return Number.isFinite(x) ? x : null
}
