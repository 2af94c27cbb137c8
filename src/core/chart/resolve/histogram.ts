import type { Scalar } from '../../../contract/column.ts'
import { channelOf } from './channel.ts'
import { numbersOf, partsOf, seriesOfParts } from './grouped.ts'
import type { Marks, Resolving } from './marks.ts'
import { dimensionAxis, indexOfMax, measureAxis, measureOnY } from './read.ts'

/** Rows per bin. Bins without rows stand as zero: an absent bar would read as a narrower one. */
export function resolveHistogram(input: Resolving): Marks {
  const { spec, columns } = input
  const along = channelOf(input, spec.encoding.x)
  const bin = along?.dimension.bin
  if (!along || !bin) throw new Error('a histogram needs a binned dimension on x')
  const measure = measureOnY(spec)
  const counts = numbersOf(input, measure.as)
  const bins = along.values.map(key => (key === null ? null : indexIn(Number(key), bin.start, bin.width)))
  const { from, edges } = edgesOf(bins, bin)
  const heightsOf = (rows: readonly number[]) => {
    const heights = edges.map(() => 0)
    for (const row of rows) {
      const at = (bins[row] ?? from - 1) - from
      if (at >= 0) heights[at] = counts[row] ?? 0
    }
    return heights
  }
  const drawn = seriesOfParts(input, partsOf(input), rows => ({ values: heightsOf(rows) }))
  const { width: _width, ...format } = dimensionAxis(along.dimension, columns, []).format
  const x = { ...dimensionAxis(along.dimension, columns, edges), kind: 'category' as const, format }
  const all = edges.map((_, i) => sumAt(bins, counts, from + i))
  const y = measureAxis(measure, columns, true)
  return { x, y, ...drawn, summary: summarise(edges, all, bin.width, x.title) }
}

/** The lower edges from the first bin with rows to the last. */
function edgesOf(bins: readonly (number | null)[], { start, width }: { start: number; width: number }) {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const bin of bins) if (bin !== null) [from, to] = [Math.min(from, bin), Math.max(to, bin)]
  if (from > to) return { from: 0, edges: [] }
  const edges: Scalar[] = Array.from({ length: to - from + 1 }, (_, i) =>
    Number((start + (from + i) * width).toPrecision(12)),
  )
  return { from, edges }
}

function sumAt(bins: readonly (number | null)[], counts: readonly (number | null)[], bin: number): number {
  return counts.reduce<number>((sum, count, i) => (bins[i] === bin ? sum + (count ?? 0) : sum), 0)
}

const indexIn = (edge: number, start: number, width: number) => Math.round((edge - start) / width)

function summarise(edges: readonly Scalar[], heights: readonly number[], width: number, measure: string) {
  const best = indexOfMax(heights)
  if (best < 0) return { code: 'summary.empty', params: {} }
  const low = Number(edges[best] ?? 0)
  return {
    code: 'summary.histogram',
    params: { measure, low, high: Number((low + width).toPrecision(12)), count: heights[best] ?? 0 },
  }
}
