import { type FirstPlaces, SHARES } from './firstPlaces.ts'
import { trimmingOf } from './places.ts'

/** What values tell that must be put in order for it. */
export interface Places {
  first: Omit<FirstPlaces, 'low' | 'high'>
  mad: number | null
  /** null where only a part of the values is known. */
  outliers: number | null
  far: number | null
  trimmedMean: number | null
}

/** Quantiles (type 7), the median distance from the median and the trimmed mean of a sample, ascending. */
export function placesOfSample(sorted: Float64Array, trim: number): Places {
  const quantiles = {
    ...{ p01: quantile(sorted, SHARES.p01), p05: quantile(sorted, SHARES.p05), p25: quantile(sorted, SHARES.p25) },
    ...{ p50: quantile(sorted, SHARES.p50), p75: quantile(sorted, SHARES.p75), p95: quantile(sorted, SHARES.p95) },
    p99: quantile(sorted, SHARES.p99),
  }
  const away = sorted.map(x => Math.abs(x - (quantiles.p50 ?? 0))).sort()
  return {
    first: { quantiles, distinct: null, modes: null, modeCount: null },
    ...{
      mad: quantile(away, 0.5),
      outliers: null,
      far: null,
      trimmedMean: trimmedMean(sorted, trimmingOf(sorted.length, trim).cut),
    },
  }
}

function quantile(sorted: Float64Array, p: number): number | null {
  if (sorted.length === 0) return null
  const place = p * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? 0
  return below + (place - Math.floor(place)) * (above - below)
}

function trimmedMean(sorted: Float64Array, cut: number): number | null {
  const kept = sorted.subarray(cut, sorted.length - cut)
  const low = kept[0]
  return low === undefined ? null : low + kept.reduce((sum, x) => sum + (x - low), 0) / kept.length
}
