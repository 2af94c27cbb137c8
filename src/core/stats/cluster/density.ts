import type { DensityAnswer, DensityRequest } from '../../../contract/analysis/cluster.ts'
import type { AnalysisPicture } from '../../../contract/analysis/frame.ts'
import type { Message } from '../../../contract/message.ts'
import { plainNumber, whole } from '../formats.ts'
import type { MethodInput, Steps } from '../method.ts'
import { word } from '../tableParts.ts'
import { dbscan, elbow } from './dbscan.ts'
import { groupsOf } from './grouped.ts'
import { scaledPoints, scalingOf } from './points.ts'
import { labelledRows, readPoints } from './readPoints.ts'
import { scalingFor } from './scalingFor.ts'
import { scatter } from './segmentPictures.ts'
import { profiles, segmentTable } from './segmentProfile.ts'

const ROWS_READ = 100_000
const SEED = 42
/** Points of the picture of distances. */
const DRAWN = 500

/**
 * Dense regions by DBSCAN, whatever their shape, on all complete rows up to 100,000, else on a sample (said). Unless
 * they are given, a place is dense with twice as many rows as columns, within the distance at which the distances to
 * that neighbour bend up.
 *
 * @throws DomainError invalid_plan for a column that never varies or holds no numbers, or too few rows
 * Source: Ester, Kriegel, Sander & Xu (1996), KDD, 226-231.
 */
export function* density(request: DensityRequest, input: MethodInput): Steps<DensityAnswer> {
  const minPoints = request.minPoints ?? Math.max(4, 2 * request.columns.length)
  const least = Math.max(8, minPoints + 1)
  const read = yield* readPoints(input, { columns: request.columns, limit: ROWS_READ, seed: SEED, least })
  const scaled = scaledPoints(read.points, scalingFor(read, request.standardise))
  const bend = elbow(scaled, { k: minPoints, seed: SEED })
  const eps = request.eps ?? bend.eps
  const { labels, k } = dbscan(scaled, { eps, minPoints })
  const groups = groupsOf(read, { labels, k }, scalingOf(read.points))
  const noise = labels.filter(label => label < 0).length
  const drawn = { ...read, clustering: { k, labels }, result: { ...groups, choices: [] } }
  return {
    type: 'density',
    ...{ n: read.n, nulls: read.nulls },
    answer: answerOf({ k, noise, rows: scaled.n }),
    remarks: k > 1 ? profiles(groups.segments, groups.columns) : [],
    assumptions: [{ text: word('analysis.density.even'), state: 'unchecked', evidence: null }],
    warnings: [
      ...(request.eps === null ? [{ code: 'analysis.density.chosen', params: { eps, minPoints } }] : []),
      ...(read.isSample ? [{ code: 'analysis.sampledFit', params: { rows: scaled.n } }] : []),
    ],
    method: {
      name: word('analysis.density.method'),
      sources: ['Ester, Kriegel, Sander & Xu (1996), A density-based algorithm for discovering clusters, KDD, 226-231'],
      exactness: read.isSample ? 'sample' : 'exact',
      ...{ sampledRows: read.isSample ? scaled.n : null, seed: read.isSample ? SEED : null },
    },
    tables: [segmentTable(groups.segments, read.columns)],
    pictures: [...(read.columns.length > 1 ? [scatter(drawn)] : []), distancePicture(bend.distances, eps)],
    result: {
      ...{ n: read.n, eps, minPoints, noise, segments: groups.segments },
      labels: labelledRows(read, labels),
    },
  }
}

function answerOf({ k, noise, rows }: { k: number; noise: number; rows: number }): Message {
  const params = { segments: k, noise, share: noise / rows }
  if (k === 0) return { code: 'analysis.density.nothing', params }
  return { code: k === 1 ? 'analysis.density.one' : 'analysis.density.answer', params }
}

function distancePicture(distances: Float64Array, eps: number): AnalysisPicture {
  const step = Math.max(1, Math.ceil(distances.length / DRAWN))
  const xs = Array.from({ length: Math.ceil(distances.length / step) }, (_, i) => i * step)
  const ends = [0, distances.length - 1]
  return {
    id: 'distances',
    title: word('analysis.density.distances'),
    summary: { code: 'analysis.density.distancesSummary', params: { eps } },
    x: { title: word('analysis.density.order'), kind: 'value', format: whole },
    y: { title: word('analysis.density.distance'), kind: 'value', format: plainNumber },
    layers: [
      { name: word('analysis.density.distance'), mark: 'line', colour: 0, xs, ys: xs.map(i => distances[i] ?? null) },
      { name: word('analysis.density.taken'), mark: 'line', colour: 6, xs: ends, ys: [eps, eps], isDashed: true },
    ],
  }
}
