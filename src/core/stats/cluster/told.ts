import type { SegmentModel, SegmentsRequest } from '../../../contract/analysis/cluster.ts'
import type { Choice } from './chooseK.ts'
import type { Clustering } from './lloyd.ts'
import type { Points, Scaling } from './points.ts'
import type { ReadPoints } from './readPoints.ts'
import type { Sized } from './sized.ts'

/** Segments with everything that is told of them. */
export interface Told {
  request: SegmentsRequest
  read: ReadPoints
  scaling: Scaling
  scaled: Points
  clustering: Clustering
  sized: Sized
  model: SegmentModel
  choices: readonly Choice[]
  width: { silhouette: number | null; rows: number }
}
