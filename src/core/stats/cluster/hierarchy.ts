import type { HierarchyAnswer, HierarchyRequest } from '../../../contract/analysis/cluster.ts'
import type { AnalysisPicture, AnalysisTable } from '../../../contract/analysis/frame.ts'
import { plainNumber, whole } from '../formats.ts'
import type { MethodInput, Steps } from '../method.ts'
import { numberPart, tableOf, word } from '../tableParts.ts'
import { groupsOf } from './grouped.ts'
import { copheneticCorrelation, cutTree, type Join, linkage } from './linkage.ts'
import { scaledPoints, scalingOf } from './points.ts'
import { labelledRows, readPoints } from './readPoints.ts'
import { scalingFor } from './scalingFor.ts'
import { scatter } from './segmentPictures.ts'
import { profiles, segmentTable } from './segmentProfile.ts'
import { treePicture } from './treePicture.ts'

/** Every pair of rows is measured. */
const ROWS_READ = 5_000
const PAIRS_TOLD = 2_000
const SEED = 42
/** Joins that are told one by one, and the most groups that the widest gap is looked for among. */
const JOINS_TOLD = 30
const K_MAX = 10

/**
 * Hierarchical groups: rows are joined to ever larger ones, and the tree is cut where the heights jump most unless a
 * number is given. On all complete rows up to 5,000, else on a sample (said).
 *
 * @throws DomainError invalid_plan for a column that never varies or holds no numbers, or too few rows
 * Source: Murtagh (1983); Lance & Williams (1967); Murtagh & Legendre (2014).
 */
export function* hierarchy(request: HierarchyRequest, input: MethodInput): Steps<HierarchyAnswer> {
  const least = Math.max(4, (request.k ?? 2) + 1)
  const read = yield* readPoints(input, { columns: request.columns, limit: ROWS_READ, seed: SEED, least })
  const scaled = scaledPoints(read.points, scalingFor(read, request.standardise))
  const { n } = scaled
  const joins = linkage(scaled, request.linkage)
  const k = request.k ?? widestGap(joins)
  const labels = cutTree(joins, n, k)
  const groups = groupsOf(read, { labels, k }, scalingOf(read.points))
  const cophenetic = n <= PAIRS_TOLD ? copheneticCorrelation(scaled, joins) : null
  return {
    type: 'hierarchy',
    ...{ n: read.n, nulls: read.nulls },
    answer: { code: 'analysis.hierarchy.answer', params: { segments: k, share: groups.segments[0]?.share ?? 0 } },
    remarks: profiles(groups.segments, groups.columns),
    assumptions: [
      {
        text: word('analysis.hierarchy.keeps'),
        state: cophenetic === null ? 'unchecked' : cophenetic >= 0.7 ? 'held' : 'doubtful',
        evidence: cophenetic === null ? null : { code: 'analysis.hierarchy.cophenetic', params: { cophenetic } },
      },
    ],
    warnings: read.isSample ? [{ code: 'analysis.sampledFit', params: { rows: n } }] : [],
    method: {
      name: word(`analysis.hierarchy.${request.linkage}`),
      sources: [
        'Murtagh (1983), The Computer Journal 26, 354-359',
        'Lance & Williams (1967), The Computer Journal 9, 373-380',
      ],
      exactness: read.isSample ? 'sample' : 'exact',
      ...{ sampledRows: read.isSample ? n : null, seed: read.isSample ? SEED : null },
    },
    tables: [segmentTable(groups.segments, read.columns), heightTable(joins)],
    pictures: picturesOf(),
    result: {
      ...{ n: read.n, k, segments: groups.segments, cophenetic },
      joins: joins.slice(-JOINS_TOLD),
      labels: labelledRows(read, labels),
    },
  }

  function picturesOf(): AnalysisPicture[] {
    const drawn = { ...read, clustering: { k, labels }, result: { ...groups, choices: [] } }
    return [treePicture(joins, n, k), ...(read.columns.length > 1 ? [scatter(drawn)] : [])]
  }
}

/** As many groups as are left below the widest gap between two joins. */
function widestGap(joins: readonly Join[]): number {
  let best = { gap: -1, k: 2 }
  for (let k = 2; k <= Math.min(K_MAX, joins.length); k++) {
    const gap = (joins[joins.length - k + 1]?.height ?? 0) - (joins[joins.length - k]?.height ?? 0)
    if (gap > best.gap) best = { gap, k }
  }
  return best.k
}

function heightTable(joins: readonly Join[]): AnalysisTable {
  const last = joins.slice(-15).reverse()
  return tableOf({
    id: 'joins',
    title: word('analysis.hierarchy.joins'),
    parts: [
      numberPart(
        'groups',
        word('analysis.hierarchy.from'),
        last.map((_, i) => i + 2),
        whole,
      ),
      numberPart(
        'height',
        word('analysis.hierarchy.height'),
        last.map(({ height }) => height),
        plainNumber,
      ),
      numberPart(
        'size',
        word('analysis.rows'),
        last.map(({ size }) => size),
        whole,
      ),
    ],
  })
}
