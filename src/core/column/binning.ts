/** Equal-width bins at round positions. In units of 10^-scale, so that decimals and whole numbers fall exactly. */
export interface Bins {
  /** Left edge of the first bin, in units. */
  start: number
  /** Width of a bin, in units. */
  width: number
  count: number
  /** Units in one: 10^scale; 1 for doubles and for milliseconds. */
  unit: number
}

const MAX_BINS = 50
const SECOND = 1000
const DAY = 86_400_000
/** Widths that read well on a time axis, in milliseconds. */
const TIME_WIDTHS = [
  1,
  10,
  100,
  ...[1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 21_600, 43_200].map(seconds => seconds * SECOND),
  ...[1, 7, 14, 28, 91, 182, 364, 1820, 3640, 18_200, 36_400].map(days => days * DAY),
]

export interface Spread {
  n: number
  min: number
  max: number
  /** Distance between the quartiles. */
  iqr: number
}

/**
 * Bins for numbers: the narrower of the Freedman-Diaconis and Sturges widths, rounded to 1, 2 or 5 times a power of ten, at most 50 bins.
 *
 * @param scale  fraction digits of the column's values; null for doubles
 * @returns      null when there is nothing to spread
 * Source: Freedman & Diaconis (1981), Z. Wahrscheinlichkeitstheorie 57, 453-476.
 */
export function numberBins(spread: Spread, scale: number | null): Bins | null {
  const { n, min, max } = spread
  if (n === 0 || !Number.isFinite(max - min)) return null
  const unit = 10 ** (scale ?? 0)
  const ideal = idealWidth(spread) * unit
  const finest = scale === null ? 0 : 1
  let width = Math.max(niceNear(ideal), finest)
  while (binCount(min * unit, max * unit, width) > MAX_BINS) width = niceAbove(width * 1.01)
  const bins = fitted(min * unit, max * unit, width, unit)
  // Each value its own bin: the greatest must not share the closed last bin with the one before.
  return scale !== null && width === 1 && bins.count < MAX_BINS
    ? { ...bins, count: Math.round((max - min) * unit) + 1 }
    : bins
}

/** Bins for dates and timestamps: edges in epoch milliseconds, widths of whole seconds, hours, days or weeks. */
export function timeBins(spread: Spread, finestMs: number): Bins | null {
  if (spread.n === 0) return null
  const ideal = Math.max(idealWidth(spread), finestMs)
  const widths = TIME_WIDTHS.filter(width => width >= finestMs)
  const width = widths.find(w => w >= ideal && binCount(spread.min, spread.max, w) <= MAX_BINS)
  return width === undefined ? null : fitted(spread.min, spread.max, width, 1)
}

/** Edges of the bins in the column's own values: one more than there are bins. */
export function edgesOf({ start, width, count, unit }: Bins): number[] {
  return Array.from({ length: count + 1 }, (_, i) => (start + i * width) / unit)
}

function idealWidth({ n, min, max, iqr }: Spread): number {
  if (max === min) return 1
  const width = (2 * iqr) / Math.cbrt(n)
  const sturges = (max - min) / (Math.ceil(Math.log2(n)) + 1)
  return Math.max(width > 0 ? Math.min(width, sturges) : sturges, (max - min) / MAX_BINS)
}

/** The nearest of 1, 2, 5 times a power of ten, by ratio. */
function niceNear(x: number): number {
  let below = niceAbove(x / 10)
  for (let next = niceAbove(below * 1.01); next <= x; next = niceAbove(next * 1.01)) below = next
  const above = niceAbove(x)
  return x / below < above / x ? below : above
}

/** The least of 1, 2, 5 times a power of ten that is not below x. */
function niceAbove(x: number): number {
  const power = Math.floor(Math.log10(x))
  for (const step of [1, 2, 5, 10]) {
    // Powers of ten below one are made by division: 10 ** -3 times 5 is not the nearest double to 0.005.
    const nice = power >= 0 ? step * 10 ** power : step / 10 ** -power
    if (nice >= x * (1 - 1e-12)) return nice
  }
  return x
}

function binCount(min: number, max: number, width: number): number {
  const first = Math.floor(min / width)
  return Math.max(Math.ceil(max / width) - first, 1)
}

function fitted(min: number, max: number, width: number, unit: number): Bins {
  return { start: Math.floor(min / width) * width, width, count: binCount(min, max, width), unit }
}
