import { longRunVariance } from './longRunVariance.ts'
import { median } from './median.ts'
import { pelt } from './pelt.ts'

/** How a series without its season is made: steps, one line, or steps on a line. */
export interface Breaks {
  shape: 'level' | 'steps' | 'line' | 'stepsOnLine'
  /** Where parts begin, the first aside. */
  changes: number[]
  /** Of the line, a place; 0 of steps alone. */
  slope: number
  phi: number
}

export interface BreakSearch {
  /** Values between two changes at least. */
  fewest: number
  /** Penalty of a change: so many times the logarithm of n, in variances of the noise. */
  strictness: number
}

interface Tried extends Breaks {
  criterion: number
}

/**
 * Where the level of a series changes. Steps are searched in the series and, lest a slow rise be cut into steps, in what
 * a line leaves of it; Schwarz' criterion chooses. A change must save `strictness` log n variances of the noise (3 is
 * the modified criterion of Zhang & Siegmund 2007, Biometrics 63, 22-32), the noise's memory reckoned in.
 */
export function breaksOf(values: Float64Array, search: BreakSearch): Breaks {
  const { variance, phi } = longRunVariance(values)
  const y = withoutSurprises(values, search.fewest, Math.sqrt((variance * (1 - phi)) / (1 + phi)))
  const penalty = penaltyOf(y, variance, search.strictness)
  if (!(penalty > 0)) return { shape: 'level', changes: [], slope: 0, phi }
  const within = (part: Float64Array) => pelt(part, { penalty, fewest: search.fewest })
  const flat = within(y)
  const plain = tried(y, { changes: flat, slope: 0, phi })
  const lines = [slopeOf(y, []), slopeOf(y, flat)].map(start => onLine(y, { start, within, penalty, phi }))
  const best = [plain, tried(y, { changes: [], slope: slopeOf(y, []), phi, isLine: true }), ...lines].reduce((a, b) =>
    b.criterion < a.criterion ? b : a,
  )
  return { shape: best.shape, changes: best.changes, slope: best.slope, phi }
}

/**
 * Single values that are far from the middle of their neighbours on both sides are put there: one surprise is no level.
 * Source: Davies & Gather (1993), J. American Statistical Association 88, 782-792 (Hampel's identifier).
 */
function withoutSurprises(y: Float64Array, reach: number, sd: number): Float64Array {
  if (!(sd > 0)) return y
  return y.map((x, i) => {
    const middle = median(y.slice(Math.max(0, i - reach), i + reach + 1))
    return Math.abs(x - middle) > 3.5 * sd ? middle : x
  })
}

/** Without noise any change counts that is not rounding. */
function penaltyOf(y: Float64Array, variance: number, strictness: number): number {
  const scale = y.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  return strictness * Math.log(y.length) * Math.max(variance, (1e-9 * scale) ** 2)
}

interface Start {
  start: number
  within: (values: Float64Array) => number[]
  penalty: number
  phi: number
}

/** Steps and the slope within them, by turns until they rest. */
function onLine(y: Float64Array, { start, within, penalty, phi }: Start): Tried {
  let slope = start
  let changes: number[] = []
  for (let round = 0; round < 6; round++) {
    const next = within(y.map((x, i) => x - slope * i))
    const hasRested = round > 0 && next.join() === changes.join()
    changes = next
    slope = slopeOf(y, changes)
    if (hasRested) break
  }
  changes = pruned(y, changes, penalty)
  return tried(y, { changes, slope: slopeOf(y, changes), phi, isLine: true })
}

/** Without the changes that a line through the others makes needless. */
function pruned(y: Float64Array, changes: readonly number[], penalty: number): number[] {
  const whole = squaresLeft(y, changes, slopeOf(y, changes))
  const without = changes.map((_, i) => changes.filter((_change, j) => j !== i))
  const dearer = without.map(fewer => squaresLeft(y, fewer, slopeOf(y, fewer)) - whole)
  const cheapest = dearer.indexOf(Math.min(...dearer))
  const isNeedless = changes.length > 0 && (dearer[cheapest] ?? 0) < penalty
  return isNeedless ? pruned(y, without[cheapest] ?? [], penalty) : [...changes]
}

/** The slope that the parts have in common. */
function slopeOf(y: Float64Array, changes: readonly number[]): number {
  let [sxy, sxx] = [0, 0]
  for (const [start, end] of partsBetween(changes, y.length)) {
    const middle = (start + end - 1) / 2
    for (let i = start; i < end; i++) {
      sxy += (i - middle) * (y[i] ?? 0)
      sxx += (i - middle) ** 2
    }
  }
  return sxx > 0 ? sxy / sxx : 0
}

interface Model {
  changes: number[]
  slope: number
  phi: number
  isLine?: boolean
}

/** Schwarz' criterion of parts with their own means; values that hang together count for fewer. */
function tried(y: Float64Array, { changes, slope, phi, isLine = false }: Model): Tried {
  const n = (y.length * (1 - phi)) / (1 + phi)
  const parameters = 1 + 2 * changes.length + (isLine ? 1 : 0)
  const left = squaresLeft(y, changes, slope)
  const shapes = isLine ? (['line', 'stepsOnLine'] as const) : (['level', 'steps'] as const)
  const criterion = n * Math.log(Math.max(left, 1e-300) / y.length) + parameters * Math.log(Math.max(2, n))
  return { shape: shapes[changes.length > 0 ? 1 : 0], changes, slope, phi, criterion }
}

function squaresLeft(y: Float64Array, changes: readonly number[], slope: number): number {
  let left = 0
  for (const [start, end] of partsBetween(changes, y.length)) {
    const part = y.slice(start, end).map((x, i) => x - slope * i)
    const mean = part.reduce((sum, x) => sum + x, 0) / part.length
    left += part.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  }
  return left
}

/** Begin and end of each part. */
export function partsBetween(changes: readonly number[], n: number): [number, number][] {
  const starts = [0, ...changes]
  return starts.map((start, i) => [start, starts[i + 1] ?? n])
}
