import type { SegmentsAnswer } from '../../../contract/analysis/cluster.ts'
import type { Scaling } from './points.ts'
import type { ReadPoints } from './readPoints.ts'
import { sizedByLabels } from './sized.ts'

type Result = Pick<SegmentsAnswer['result'], 'segments' | 'columns'>

/** Groups of the points that were read: sizes and means in the columns' own units; points labelled -1 are in none. */
export function groupsOf(
  { points, columns }: ReadPoints,
  { labels, k }: { labels: Int32Array; k: number },
  scaling: Scaling,
): Result {
  const { sizes, means } = sizedByLabels(points, { k, labels, inertia: 0 })
  return {
    segments: sizes.map((size, j) => ({ id: j + 1, size, share: size / points.n, centroid: [...(means[j] ?? [])] })),
    columns: columns.map(({ name }, f) => ({ name, mean: scaling.centres[f] ?? 0, sd: scaling.scales[f] ?? 0 })),
  }
}
