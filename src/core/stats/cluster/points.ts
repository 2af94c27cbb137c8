/** n points in d dimensions, one after the other: the value of point i along f is X[i * d + f]. */
export interface Points {
  X: Float64Array
  n: number
  d: number
}

/** The points at these places. */
export function pointsAt({ X, d }: Points, places: ArrayLike<number>): Points {
  const out = new Float64Array(places.length * d)
  for (let i = 0; i < places.length; i++) out.set(X.subarray((places[i] ?? 0) * d, ((places[i] ?? 0) + 1) * d), i * d)
  return { X: out, n: places.length, d }
}

/** The squared distance of two points that begin at a and b. */
export function squaredDistance(X: Float64Array, a: number, Y: Float64Array, b: number, d: number): number {
  let sum = 0
  for (let f = 0; f < d; f++) {
    const diff = (X[a + f] ?? 0) - (Y[b + f] ?? 0)
    sum += diff * diff
  }
  return sum
}

/** Where the points lie and how far they scatter along each dimension (n in the denominator). */
export interface Scaling {
  centres: number[]
  scales: number[]
}

/** Means and standard deviations, in two passes. */
export function scalingOf({ X, n, d }: Points): Scaling {
  const centres = Array.from({ length: d }, (_, f) => meanAlong(X, n, d, f))
  const scales = centres.map((mean, f) => {
    let squares = 0
    for (let i = 0; i < n; i++) squares += ((X[i * d + f] ?? 0) - mean) ** 2
    return Math.sqrt(squares / n)
  })
  return { centres, scales }
}

function meanAlong(X: Float64Array, n: number, d: number, f: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += X[i * d + f] ?? 0
  const mean = sum / n
  let rest = 0
  for (let i = 0; i < n; i++) rest += (X[i * d + f] ?? 0) - mean
  return mean + rest / n
}

/** The points moved by the centres and divided by the scales; along a dimension without scatter all are zero. */
export function scaledPoints({ X, n, d }: Points, { centres, scales }: Scaling): Points {
  const out = new Float64Array(n * d)
  for (let i = 0; i < n; i++)
    for (let f = 0; f < d; f++) {
      const scale = scales[f] ?? 0
      out[i * d + f] = scale > 0 ? ((X[i * d + f] ?? 0) - (centres[f] ?? 0)) / scale : 0
    }
  return { X: out, n, d }
}
