/** Which parts an exponential smoothing has. A multiplicative season goes with relative errors. */
export interface Shape {
  trend: 'none' | 'additive' | 'damped'
  season: 'none' | 'additive' | 'multiplicative'
  /** Periods in a season; 1 without one. */
  period: number
}

/** How quickly the parts follow, and where they begin. */
export interface Start {
  alpha: number
  beta: number
  gamma: number
  phi: number
  level: number
  slope: number
  /** Of each place, that of the first value first. */
  season: Float64Array
}

/** A smoothing run over a series. */
export interface Run {
  fitted: Float64Array
  /** One step ahead; relative to what was fitted with a multiplicative season. */
  errors: Float64Array
  level: number
  slope: number
  /** That of the next period first. */
  season: Float64Array
  /** -2 log likelihood, constants aside; infinite where a relative error cannot be told. */
  criterion: number
}

/**
 * Exponential smoothing as a state space model in its error correction form.
 * Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, tables 2.2 and 2.3.
 */
export function smooth(y: Float64Array, shape: Shape, start: Start): Run {
  return shape.season === 'multiplicative' ? smoothByFactors(y, shape, start) : smoothBySums(y, shape, start)
}

function smoothBySums(y: Float64Array, { trend, period }: Shape, start: Start): Run {
  const { alpha, beta, gamma } = start
  const phi = trend === 'none' ? 0 : start.phi
  const season = start.season.slice()
  const fitted = new Float64Array(y.length)
  const errors = new Float64Array(y.length)
  let [level, slope, squares] = [start.level, start.slope, 0]
  for (let t = 0; t < y.length; t++) {
    const s = season[t % period] ?? 0
    const base = level + phi * slope
    const error = (y[t] ?? 0) - base - s
    level = base + alpha * error
    slope = phi * slope + beta * error
    season[t % period] = s + gamma * error
    fitted[t] = base + s
    errors[t] = error
    squares += error * error
  }
  return { fitted, errors, level, slope, season: turned(season, y.length), criterion: likelihood(y.length, squares) }
}

function smoothByFactors(y: Float64Array, { trend, period }: Shape, start: Start): Run {
  const { alpha, beta, gamma } = start
  const phi = trend === 'none' ? 0 : start.phi
  const season = start.season.slice()
  const fitted = new Float64Array(y.length)
  const errors = new Float64Array(y.length)
  let [level, slope, squares, logs] = [start.level, start.slope, 0, 0]
  for (let t = 0; t < y.length; t++) {
    const s = season[t % period] ?? 0
    const base = level + phi * slope
    if (!(base > 0 && s > 0)) return { fitted, errors, level, slope, season, criterion: Number.POSITIVE_INFINITY }
    const error = ((y[t] ?? 0) - base * s) / (base * s)
    level = base * (1 + alpha * error)
    slope = phi * slope + beta * base * error
    season[t % period] = s * (1 + gamma * error)
    fitted[t] = base * s
    errors[t] = error
    squares += error * error
    logs += Math.log(base * s)
  }
  const criterion = likelihood(y.length, squares) + 2 * logs
  return { fitted, errors, level, slope, season: turned(season, y.length), criterion }
}

const likelihood = (n: number, squares: number) => n * Math.log(Math.max(squares, 1e-300))

/** The place after the n-th value first. */
function turned(season: Float64Array, n: number): Float64Array {
  return season.map((_, i) => season[(n + i) % season.length] ?? 0)
}

/** What comes next if nothing surprises. */
export function projected(
  { trend, season: kind, period }: Shape,
  phi: number,
  run: Run,
  horizon: number,
): Float64Array {
  let [base, step] = [run.level, run.slope]
  return Float64Array.from({ length: horizon }, (_, h) => {
    if (trend !== 'none') {
      step *= phi
      base += step
    }
    const s = run.season[h % period] ?? 0
    return kind === 'multiplicative' ? base * s : base + s
  })
}

/**
 * By how much the variance of a forecast exceeds that of one step, for additive errors.
 * Source: the same, table 6.2 (class 1).
 */
export function varianceGrowth(
  { trend, period, season }: Shape,
  { alpha, beta, gamma, phi }: Start,
  horizon: number,
): Float64Array {
  let [sum, damping, power] = [1, 0, 1]
  return Float64Array.from({ length: horizon }, (_, h) => {
    if (h > 0) {
      power *= phi
      damping += power
      const c = alpha + (trend === 'none' ? 0 : beta * damping) + (season !== 'none' && h % period === 0 ? gamma : 0)
      sum += c * c
    }
    return sum
  })
}
