/**
 * The chance that of a row with the outcome and one without it the first has the higher probability, half for equal
 * ones: the area under the curve of hits against false alarms (Hanley & McNeil 1982, Radiology 143, 29-36).
 */
export function areaUnderCurve(probability: Float64Array, y: Float64Array): number {
  const order = [...probability.keys()].sort((a, b) => (probability[a] ?? 0) - (probability[b] ?? 0))
  let ranks = 0
  let positives = 0
  for (let i = 0; i < order.length; ) {
    let j = i
    while (j < order.length && probability[order[j] ?? 0] === probability[order[i] ?? 0]) j++
    const rank = (i + j + 1) / 2
    for (let m = i; m < j; m++)
      if ((y[order[m] ?? 0] ?? 0) === 1) {
        ranks += rank
        positives++
      }
    i = j
  }
  const negatives = y.length - positives
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** Hits against false alarms as the bar for an outcome is lowered, from (0, 0) to (1, 1). */
export function hitCurve(probability: Float64Array, y: Float64Array, points: number): { xs: number[]; ys: number[] } {
  const order = [...probability.keys()].sort((a, b) => (probability[b] ?? 0) - (probability[a] ?? 0))
  const positives = y.reduce((sum, value) => sum + value, 0)
  const negatives = y.length - positives
  const [xs, ys] = [[0], [0]]
  let hits = 0
  const every = Math.max(1, Math.floor(order.length / points))
  order.forEach((row, i) => {
    hits += y[row] ?? 0
    const isTied = probability[row] === probability[order[i + 1] ?? -1]
    if (isTied || ((i + 1) % every !== 0 && i + 1 < order.length)) return
    xs.push((i + 1 - hits) / negatives)
    ys.push(hits / positives)
  })
  return { xs, ys }
}
