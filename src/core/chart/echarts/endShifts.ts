import type { Series } from '../../../contract/chart.ts'

const apart = 15

/** How far to move the names at the ends of lines, in pixels, so that none lies on another. */
export function endShifts(series: readonly Series[], plotHeight: number): number[] {
  const most = Math.max(1e-9, ...series.flatMap(({ values }) => values.filter(value => value !== null)))
  const least = Math.min(0, ...series.flatMap(({ values }) => values.filter(value => value !== null)))
  const yOf = (value: number) => (1 - (value - least) / (most - least)) * plotHeight
  const ends = series.map(({ values }) => yOf(values.findLast(value => value !== null) ?? 0))
  const order = ends.map((_, i) => i).sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0))
  const placed: number[] = []
  // From the top down, each below the one before; then back up from the floor.
  order.forEach((i, k) => {
    placed[k] = Math.max(ends[i] ?? 0, (placed[k - 1] ?? Number.NEGATIVE_INFINITY) + apart)
  })
  for (let k = order.length - 1; k >= 0; k--)
    placed[k] = Math.min(placed[k] ?? 0, (placed[k + 1] ?? plotHeight + apart) - apart)
  return ends.map((end, i) => Math.round((placed[order.indexOf(i)] ?? end) - end))
}
