/** Sums of powers of d = x - centre over n values. */
export interface PowerSums {
  n: number
  centre: number
  s1: number
  s2: number
  s3: number
  s4: number
}

/** n, the mean, and the sums of the second to fourth powers of what is left around it. */
export interface Moments {
  n: number
  mean: number
  m2: number
  m3: number
  m4: number
}

/**
 * Central moments from sums around a centre near the mean: exact to the digits of the data as long as the centre is
 * closer to the mean than a few standard deviations.
 *
 * Source: Chan, Golub & LeVeque (1983), The American Statistician 37, 242-247; Terriberry (2007) for the higher ones.
 */
export function momentsOfSums({ n, centre, s1, s2, s3, s4 }: PowerSums): Moments {
  const d = n > 0 ? s1 / n : 0
  return {
    n,
    mean: n > 0 ? centre + d : Number.NaN,
    m2: Math.max(0, s2 - n * d * d),
    m3: s3 - 3 * d * s2 + 2 * n * d ** 3,
    m4: Math.max(0, s4 - 4 * d * s3 + 6 * d * d * s2 - 3 * n * d ** 4),
  }
}

/** Whether the centre is so far from the mean that digits are lost, and the sums are better taken again around the mean. */
export function isOffCentre({ n, s1, s2 }: PowerSums): boolean {
  const away = n > 0 ? (s1 / n) * s1 : 0
  return away > 0.5 * s2 && s2 > 0
}

/** Central moments of values, in two passes over them. */
export function momentsOf(x: ArrayLike<number>): Moments {
  const n = x.length
  let sum = 0
  for (let i = 0; i < n; i++) sum += x[i] ?? 0
  const centre = n > 0 ? sum / n : 0
  let [s1, s2, s3, s4] = [0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const d = (x[i] ?? 0) - centre
    const square = d * d
    s1 += d
    s2 += square
    s3 += square * d
    s4 += square * square
  }
  return momentsOfSums({ n, centre, s1, s2, s3, s4 })
}

/** Sample variance (n - 1); null under two values. */
export function varianceOf({ n, m2 }: Moments): number | null {
  return n > 1 ? finite(m2 / (n - 1)) : null
}

/** g1 = m3 / m2^(3/2) of the sample itself; null when nothing varies. */
export function skewnessBiased({ n, m2, m3 }: Moments): number | null {
  return m2 > 0 ? finite((Math.sqrt(n) * m3) / m2 ** 1.5) : null
}

/** g2 = m4 / m2^2 - 3 of the sample itself; null when nothing varies. */
export function kurtosisBiased({ n, m2, m4 }: Moments): number | null {
  return m2 > 0 ? finite((n * m4) / m2 / m2 - 3) : null
}

/** G1, adjusted for the size of the sample as pandas, SAS and Excel have it; null under three values. */
export function skewness(moments: Moments): number | null {
  const { n } = moments
  const g1 = skewnessBiased(moments)
  return g1 === null || n < 3 ? null : (g1 * Math.sqrt(n * (n - 1))) / (n - 2)
}

/**
 * G2, the excess adjusted for the size of the sample; null under four values.
 * Source: Joanes & Gill (1998), The Statistician 47, 183-189.
 */
export function kurtosis(moments: Moments): number | null {
  const { n } = moments
  const g2 = kurtosisBiased(moments)
  return g2 === null || n < 4 ? null : ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6)
}

function finite(x: number): number | null {
  return Number.isFinite(x) ? x : null
}
