/** Adds weight times q q' to a square matrix. */
export function addOuter(M: number[][], q: Float64Array, weight: number): void {
  for (let a = 0; a < q.length; a++) {
    const row = M[a] ?? []
    const wa = weight * (q[a] ?? 0)
    for (let b = 0; b < q.length; b++) row[b] = (row[b] ?? 0) + wa * (q[b] ?? 0)
  }
}
