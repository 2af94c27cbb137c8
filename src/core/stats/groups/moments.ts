/** How many values, their mean, and the sum of squares around it. */
export interface Moments {
  n: number
  mean: number
  /** Sum of squared deviations from the mean. */
  m2: number
}

export const noValues: Moments = { n: 0, mean: 0, m2: 0 }

/** Of a count, a mean and a sample standard deviation (n - 1), as the engine gives them. */
export function momentsOf(n: number, mean: number | null, sd: number | null): Moments {
  return n > 0 && mean !== null ? { n, mean, m2: n > 1 ? (sd ?? 0) ** 2 * (n - 1) : 0 } : noValues
}

/** Both together (Chan, Golub & LeVeque 1979, Stanford STAN-CS-79-773). */
export function together(a: Moments, b: Moments): Moments {
  const n = a.n + b.n
  if (a.n === 0 || b.n === 0) return a.n === 0 ? b : a
  const delta = b.mean - a.mean
  return { n, mean: a.mean + (delta * b.n) / n, m2: a.m2 + b.m2 + (delta * delta * a.n * b.n) / n }
}

export function all(parts: readonly Moments[]): Moments {
  return parts.reduce(together, noValues)
}

/** What is left of a whole without one of its parts. */
export function without(whole: Moments, part: Moments): Moments {
  const n = whole.n - part.n
  if (n <= 0) return noValues
  const mean = (whole.mean * whole.n - part.mean * part.n) / n
  const m2 = whole.m2 - part.m2 - ((part.mean - mean) ** 2 * part.n * n) / whole.n
  return { n, mean, m2: Math.max(0, m2) }
}

/** Sample variance (n - 1). */
export function variance({ n, m2 }: Moments): number {
  return n > 1 ? m2 / (n - 1) : 0
}
