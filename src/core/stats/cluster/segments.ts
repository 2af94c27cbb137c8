import type { SegmentModel, SegmentsAnswer, SegmentsRequest } from '../../../contract/analysis/cluster.ts'
import type { MethodInput, Steps } from '../method.ts'
import { chooseK } from './chooseK.ts'
import { kMeans } from './kMeans.ts'
import type { Clustering } from './lloyd.ts'
import { type Scaling, scaledPoints } from './points.ts'
import { type ReadPoints, readPoints } from './readPoints.ts'
import { scalingFor } from './scalingFor.ts'
import { segmentsAnswer } from './segmentsAnswer.ts'
import { sampledSilhouette } from './silhouette.ts'
import { sizedByEngine, sizedByLabels } from './sized.ts'

const ROWS_READ = 100_000
/** Each point is held against each of so many. */
const SILHOUETTE_ROWS = 4_000

/**
 * Segments by k-means on standardised columns. Up to 100,000 rows all are used; beyond that the centroids are of a sample
 * (said), and one pass of the engine over all rows tells the sizes and means. Rows with a missing cell are in none.
 *
 * @throws DomainError invalid_plan for a column that never varies or holds no numbers, or too few rows
 * Source: Arthur & Vassilvitskii (2007); Lloyd (1982); Hartigan & Wong (1979).
 */
export function* segments(request: SegmentsRequest, input: MethodInput): Steps<SegmentsAnswer> {
  const least = Math.max(8, 2 * (request.k ?? 2))
  const read = yield* readPoints(input, { columns: request.columns, limit: ROWS_READ, seed: request.seed, least })
  const scaling = scalingFor(read, request.standardise)
  const scaled = scaledPoints(read.points, scaling)
  const chosen = request.k === null ? chooseK(scaled, request.seed) : { k: request.k, choices: [] }
  const { seed, restarts } = request
  const clustering = kMeans(scaled, { k: chosen.k, seed, restarts })
  const model = modelOf(read, scaling, clustering)
  const sized = read.isSample
    ? yield* sizedByEngine(input, model, read.columns)
    : sizedByLabels(read.points, clustering)
  const width = sampledSilhouette(scaled, clustering, { rows: SILHOUETTE_ROWS, seed })
  return segmentsAnswer({ request, read, scaling, scaled, clustering, sized, model, choices: chosen.choices, width })
}

function modelOf({ columns, points }: ReadPoints, { centres, scales }: Scaling, clustering: Clustering): SegmentModel {
  const { d } = points
  const centroids = Array.from({ length: clustering.k }, (_, j) => [
    ...clustering.centroids.subarray(j * d, (j + 1) * d),
  ])
  return { columns: columns.map(({ id }) => id), centres, scales, centroids }
}
