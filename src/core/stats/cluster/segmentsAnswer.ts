import type { SegmentsAnswer } from '../../../contract/analysis/cluster.ts'
import type { AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { Message } from '../../../contract/message.ts'
import { whole } from '../formats.ts'
import { numberPart, tableOf, word } from '../tableParts.ts'
import { labelledRows } from './readPoints.ts'
import { segmentPictures } from './segmentPictures.ts'
import { profiles, segmentTable } from './segmentProfile.ts'
import type { Told } from './told.ts'

/** Above it segments stand apart, below the other there is hardly anything to them (Kaufman & Rousseeuw 1990, table 4). */
const CLEAR = 0.5
const WEAK = 0.25

/** The answer of a segmentation. */
export function segmentsAnswer(told: Told): SegmentsAnswer {
  const { request, read, width } = told
  const result = resultOf(told)
  return {
    type: 'segments',
    ...{ n: read.n, nulls: read.nulls },
    answer: answerOf(result),
    remarks: [...profiles(result.segments, result.columns), ...chosenRemark(result)],
    assumptions: [
      {
        text: word('analysis.segments.round'),
        state: 'unchecked',
        evidence: null,
      },
      {
        text: word('analysis.segments.apart'),
        state: width.silhouette === null ? 'unchecked' : width.silhouette >= WEAK ? 'held' : 'doubtful',
        evidence: { code: 'analysis.segments.silhouette', params: { silhouette: width.silhouette } },
      },
    ],
    warnings: warningsOf(told),
    method: {
      name: { code: 'analysis.segments.method', params: {} },
      sources: [
        'Arthur & Vassilvitskii (2007), k-means++: the advantages of careful seeding, SODA, 1027-1035',
        'Lloyd (1982), IEEE Transactions on Information Theory 28, 129-137',
        'Hartigan & Wong (1979), Applied Statistics 28, 100-108',
        'Rousseeuw (1987), Journal of Computational and Applied Mathematics 20, 53-65',
      ],
      exactness: read.isSample ? 'sample' : 'exact',
      sampledRows: read.isSample ? read.points.n : null,
      seed: request.seed,
    },
    tables: [segmentTable(result.segments, read.columns), ...choiceTables(result)],
    pictures: segmentPictures({ ...read, ...told, result }),
    result,
  }
}

function resultOf({ read, scaling, clustering, sized, model, choices, width }: Told): SegmentsAnswer['result'] {
  const { n } = read
  const { points } = read
  const totalOfRead = scaling.scales.reduce((sum, scale, f) => sum + varianceRatio(points, scaling, f, scale), 0)
  // Of a sample the total is that of the sample, brought to the number of all rows.
  const totalSs = totalOfRead * (n / points.n)
  return {
    ...{ n, k: clustering.k },
    columns: read.columns.map(({ name }, f) => ({
      name,
      mean: scaling.centres[f] ?? 0,
      sd: Math.sqrt(varianceRatio(points, scaling, f, 1) / points.n),
    })),
    segments: sized.sizes.map((size, j) => ({
      ...{ id: j + 1, size, share: size / n },
      centroid: [...(sized.means[j] ?? [])],
    })),
    ...{ inertia: sized.inertia, totalSs, explained: 1 - sized.inertia / totalSs },
    ...{ silhouette: width.silhouette, silhouetteRows: width.rows },
    choices: [...choices],
    labels: labelledRows(read, clustering.labels),
    model,
  }
}

/** The sum of squares of a column around its mean, in squares of the scale. */
function varianceRatio({ X, n, d }: Told['scaled'], { centres }: Told['scaling'], f: number, scale: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += (((X[i * d + f] ?? 0) - (centres[f] ?? 0)) / scale) ** 2
  return sum
}

function answerOf({ k, silhouette, segments }: SegmentsAnswer['result']): Message {
  const params = { segments: k, silhouette, share: segments[0]?.share ?? 0 }
  if (silhouette === null || silhouette < WEAK) return { code: 'analysis.segments.none', params }
  return { code: silhouette < CLEAR ? 'analysis.segments.weak' : 'analysis.segments.clear', params }
}

function chosenRemark({ choices, k, explained }: SegmentsAnswer['result']): Message[] {
  const choice = choices.find(one => one.k === k)
  return [
    { code: 'analysis.segments.explained', params: { share: explained } },
    ...(choice ? [{ code: 'analysis.segments.chosen', params: { segments: k, stability: choice.stability } }] : []),
  ]
}

function warningsOf({ read, choices, clustering, width, scaled }: Told): Message[] {
  const choice = choices.find(({ k }) => k === clustering.k)
  return [
    ...(read.isSample ? [{ code: 'analysis.segments.sampled', params: { rows: read.points.n } }] : []),
    ...(choice && choice.stability < 0.8
      ? [{ code: 'analysis.segments.unstable', params: { stability: choice.stability } }]
      : []),
    ...(width.rows < scaled.n ? [{ code: 'analysis.segments.silhouetteSample', params: { rows: width.rows } }] : []),
  ]
}

function choiceTables({ choices }: SegmentsAnswer['result']): AnalysisTable[] {
  if (choices.length === 0) return []
  return [
    tableOf({
      id: 'choices',
      title: word('analysis.segments.choices'),
      parts: [
        numberPart(
          'k',
          word('analysis.segments.count'),
          choices.map(c => c.k),
          whole,
        ),
        numberPart(
          'silhouette',
          word('analysis.segments.silhouetteName'),
          choices.map(c => c.silhouette),
        ),
        numberPart(
          'stability',
          word('analysis.segments.stability'),
          choices.map(c => c.stability),
        ),
      ],
    }),
  ]
}
