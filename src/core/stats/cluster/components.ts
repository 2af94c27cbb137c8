import type { ComponentsAnswer, ComponentsRequest } from '../../../contract/analysis/cluster.ts'
import type { AnalysisPicture } from '../../../contract/analysis/frame.ts'
import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { plainNumber, ratio, whole } from '../formats.ts'
import type { MethodInput, Steps } from '../method.ts'
import { numberPart, tableOf, textPart, word } from '../tableParts.ts'
import { type Points, type Scaling, scaledPoints, scalingOf } from './points.ts'
import { principalComponents } from './principal.ts'
import { type ReadPoints, readPoints } from './readPoints.ts'
import { scalingFor } from './scalingFor.ts'

const ROWS_READ = 100_000
const SEED = 42
const POINTS = 2_000
/** Columns that the first direction is told by. */
const NAMED = 3

type Result = ComponentsAnswer['result']

/**
 * Principal components of the columns' correlations (of their covariances when they are not standardised), on all
 * complete rows up to 100,000, else on a sample (said).
 *
 * @throws DomainError invalid_plan for a column that never varies or holds no numbers, or too few rows
 * Source: Jolliffe (2002), Principal Component Analysis, 2nd ed., Springer, ch. 2, 3, 6.
 */
export function* components(request: ComponentsRequest, input: MethodInput): Steps<ComponentsAnswer> {
  const least = request.columns.length + 2
  const read = yield* readPoints(input, { columns: request.columns, limit: ROWS_READ, seed: SEED, least })
  const scaled = scaledPoints(read.points, scalingFor(read, request.standardise))
  const result = resultOf(read, scaled)
  const kept = result.components[result.kept - 1]
  const params = { columns: read.columns.length, kept: result.kept, share: kept?.cumulated ?? 1 }
  return {
    type: 'components',
    ...{ n: read.n, nulls: read.nulls },
    answer: { code: 'analysis.components.answer', params },
    remarks: result.components
      .slice(0, Math.max(1, result.kept))
      .map((component, i) => remarkOf(component, i, read.columns)),
    assumptions: [{ text: word('analysis.components.straight'), state: 'unchecked', evidence: null }],
    warnings: read.isSample ? [{ code: 'analysis.sampledFit', params: { rows: scaled.n } }] : [],
    method: {
      name: word(request.standardise ? 'analysis.components.method' : 'analysis.components.covariances'),
      sources: ['Jolliffe (2002), Principal Component Analysis, 2nd ed., Springer'],
      exactness: read.isSample ? 'sample' : 'exact',
      ...{ sampledRows: read.isSample ? scaled.n : null, seed: read.isSample ? SEED : null },
    },
    tables: tablesOf(result),
    pictures: [sharePicture(result), scorePicture(read, scaled, result), loadingPicture(result)],
    result,
  }
}

/** Of standardised points n in the denominator makes correlations; of others n - 1 makes covariances. */
function resultOf(read: ReadPoints, scaled: Points): Result {
  const own: Scaling = scalingOf(read.points)
  const isStandardised =
    Math.abs(scalingOf(scaled).scales.reduce((most, s) => Math.max(most, Math.abs(s - 1)), 0)) < 1e-9
  const found = principalComponents(momentsOf(scaled, isStandardised ? scaled.n : scaled.n - 1))
  const total = found.reduce((sum, { eigenvalue }) => sum + eigenvalue, 0)
  let cumulated = 0
  const told = found.map(({ eigenvalue, loadings }) => {
    cumulated += eigenvalue / total
    return { eigenvalue, share: eigenvalue / total, cumulated: Math.min(1, cumulated), loadings }
  })
  return {
    n: read.n,
    columns: read.columns.map(({ name }, f) => ({ name, mean: own.centres[f] ?? 0, sd: own.scales[f] ?? 0 })),
    components: told,
    kept: Math.max(1, told.filter(({ eigenvalue }) => eigenvalue > total / told.length).length),
  }
}

function momentsOf({ X, n, d }: Points, denominator: number): number[][] {
  const S = Array.from({ length: d }, () => new Array<number>(d).fill(0))
  for (let i = 0; i < n; i++)
    for (let a = 0; a < d; a++) {
      const row = S[a] ?? []
      const x = (X[i * d + a] ?? 0) / denominator
      for (let b = 0; b < d; b++) row[b] = (row[b] ?? 0) + x * (X[i * d + b] ?? 0)
    }
  return S
}

function remarkOf({ loadings, share }: Result['components'][number], i: number, columns: readonly Column[]): Message {
  const order = [...loadings.keys()]
    .sort((a, b) => Math.abs(loadings[b] ?? 0) - Math.abs(loadings[a] ?? 0))
    .slice(0, NAMED)
  const names = (isUp: boolean) =>
    order
      .filter(f => (loadings[f] ?? 0) > 0 === isUp)
      .map(f => columns[f]?.name ?? '')
      .join(', ')
  const params = { direction: i + 1, share, high: names(true), low: names(false) }
  return { code: names(false) === '' ? 'analysis.components.together' : 'analysis.components.against', params }
}

const direction = (i: number): Message => ({ code: 'analysis.components.name', params: { direction: i + 1 } })

function tablesOf({ components: found, columns }: Result) {
  return [
    tableOf({
      id: 'shares',
      title: word('analysis.components.shares'),
      parts: [
        numberPart(
          'component',
          word('analysis.components.direction'),
          found.map((_, i) => i + 1),
          whole,
        ),
        numberPart(
          'eigenvalue',
          word('analysis.components.eigenvalue'),
          found.map(c => c.eigenvalue),
        ),
        numberPart(
          'share',
          word('analysis.share'),
          found.map(c => c.share),
          ratio,
        ),
        numberPart(
          'cumulated',
          word('analysis.runningShare'),
          found.map(c => c.cumulated),
          ratio,
        ),
      ],
    }),
    tableOf({
      id: 'loadings',
      title: word('analysis.components.loadings'),
      parts: [
        textPart(
          'column',
          word('analysis.columnName'),
          columns.map(({ name }) => name),
        ),
        ...found.map((c, i) => numberPart(`c${i + 1}`, direction(i), c.loadings)),
      ],
    }),
  ]
}

function sharePicture({ components: found }: Result): AnalysisPicture {
  return {
    id: 'shares',
    title: word('analysis.components.shares'),
    summary: {
      code: 'analysis.components.sharesSummary',
      params: { first: found[0]?.share ?? 0, second: found[1]?.cumulated ?? 1 },
    },
    x: {
      ...{ title: word('analysis.components.direction'), kind: 'category', format: whole },
      categories: found.map((_, i) => i + 1),
    },
    y: { title: word('analysis.share'), kind: 'value', format: ratio },
    layers: [
      { name: word('analysis.share'), mark: 'bars', colour: 0, ys: found.map(c => c.share) },
      { name: word('analysis.runningShare'), mark: 'line', colour: 1, ys: found.map(c => c.cumulated) },
    ],
  }
}

/** Rows along the first two directions. */
function scorePicture({ rows }: ReadPoints, { X, n, d }: Points, { components: found }: Result): AnalysisPicture {
  const step = Math.max(1, Math.ceil(n / POINTS))
  const places = Array.from({ length: Math.ceil(n / step) }, (_, i) => i * step)
  const along = (c: number) =>
    places.map(i => (found[c]?.loadings ?? []).reduce((sum, weight, f) => sum + weight * (X[i * d + f] ?? 0), 0))
  return {
    id: 'scores',
    title: word('analysis.components.scores'),
    summary: {
      code: 'analysis.components.scoresSummary',
      params: { rows: places.length, share: found[1]?.cumulated ?? 1 },
    },
    x: { title: direction(0), kind: 'value', format: plainNumber },
    y: { title: direction(1), kind: 'value', format: plainNumber },
    layers: [
      {
        ...{ name: word('analysis.rows'), mark: 'points', colour: 0, xs: along(0), ys: along(1) },
        rows: places.map(i => rows[i] ?? 0),
      },
    ],
  }
}

function loadingPicture({ components: found, columns }: Result): AnalysisPicture {
  return {
    id: 'loadings',
    title: word('analysis.components.loadings'),
    summary: { code: 'analysis.components.loadingsSummary', params: { columns: columns.length } },
    x: {
      ...{ title: word('analysis.components.direction'), kind: 'category', format: whole },
      categories: found.map((_, i) => i + 1),
    },
    y: {
      ...{ title: word('analysis.columns'), kind: 'category', format: plainNumber },
      categories: columns.map(({ name }) => name),
    },
    layers: [],
    cells: found.flatMap((c, i) => c.loadings.map((value, f): [number, number, number | null] => [i, f, value])),
    scale: [-1, 1],
  }
}
