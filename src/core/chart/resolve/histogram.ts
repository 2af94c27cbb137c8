import type { Marks, Resolving } from './marks.ts'
import { dimensionAxis, dimensionOf, indexOfMax, measureAxis, measureOnY, toNumber, valuesOf } from './read.ts'

/** Rows per bin. Bins without rows stand as zero: an absent bar would read as a narrower one. */
export function resolveHistogram({ spec, columns, table }: Resolving): Marks {
  const dimension = dimensionOf(spec, spec.encoding.x)
  if (!dimension?.bin) throw new Error('a histogram needs a binned dimension on x')
  const measure = measureOnY(spec)
  const { start, width } = dimension.bin
  const counts = new Map<number, number | null>()
  const keys = valuesOf(table, dimension.as)
  const values = valuesOf(table, measure.as)
  for (const [i, key] of keys.entries())
    if (key !== null) counts.set(indexIn(Number(key), start, width), toNumber(values[i]))
  const from = Math.min(...counts.keys())
  const to = Math.max(...counts.keys())
  const bins = counts.size === 0 ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const edges = bins.map(i => Number((start + i * width).toPrecision(12)))
  const heights = bins.map(i => counts.get(i) ?? 0)
  const x = dimensionAxis(dimension, columns, edges)
  const y = measureAxis(measure, columns, true)
  return {
    x: { ...x, kind: 'category' },
    y,
    series: [{ name: y.title, measure: measure.as, colour: 0, values: heights }],
    metric: null,
    notes: [],
    summary: summarise(edges, heights, width, x.title),
  }
}

const indexIn = (edge: number, start: number, width: number) => Math.round((edge - start) / width)

function summarise(edges: readonly number[], heights: readonly number[], width: number, measure: string) {
  const best = indexOfMax(heights)
  if (best < 0) return { code: 'summary.empty', params: {} }
  const low = edges[best] ?? 0
  return {
    code: 'summary.histogram',
    params: { measure, low, high: Number((low + width).toPrecision(12)), count: heights[best] ?? 0 },
  }
}
