import type { AnalysisPicture } from '../../../contract/analysis/frame.ts'
import type { Column } from '../../../contract/column.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { niceStep } from '../../chart/nice.ts'
import { whole } from '../formats.ts'

const BINS = 20

/** Bars of how many of the values lie in ranges of a round width; null when they do not vary. */
export function histogramPicture(column: Column, sorted: ArrayLike<number>): AnalysisPicture | null {
  const n = sorted.length
  const [low, high] = [sorted[0] ?? 0, sorted[n - 1] ?? 0]
  const step = niceStep((high - low) / Math.min(BINS, Math.max(5, Math.ceil(Math.sqrt(n)))))
  // Between two whole numbers there is nothing to count.
  const width = column.type === 'integer' ? Math.max(1, step) : step
  if (!(high > low) || !Number.isFinite(high / width)) return null
  const start = Math.floor(low / width)
  const counts = Array.from({ length: Math.floor(high / width) - start + 1 }, () => 0)
  for (let i = 0; i < n; i++) {
    const bin = Math.floor((sorted[i] ?? 0) / width) - start
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const edges = counts.map((_, i) => Number(((start + i) * width).toPrecision(12)))
  const most = Math.max(...counts)
  const named = { code: 'analysis.column', params: { column: column.name } }
  const rows = { code: 'analysis.rows', params: {} }
  return {
    id: `histogram_${column.id}`,
    title: { code: 'analysis.describe.histogram', params: { column: column.name } },
    summary: {
      code: 'analysis.describe.histogramSummary',
      params: { column: column.name, bins: counts.length, low, high, most, peak: edges[counts.indexOf(most)] ?? low },
    },
    x: { title: named, kind: 'category', format: { ...formatOfColumn(column), width }, categories: edges },
    y: { title: rows, kind: 'value', format: whole },
    layers: [{ name: rows, mark: 'bars', colour: 0, ys: counts }],
  }
}
