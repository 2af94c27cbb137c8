import type { SegmentsAnswer } from '../../../contract/analysis/cluster.ts'
import type { AnalysisPicture, Layer } from '../../../contract/analysis/frame.ts'
import type { Column } from '../../../contract/column.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { plainNumber, whole } from '../formats.ts'
import { word } from '../tableParts.ts'
import type { Clustering } from './lloyd.ts'
import type { Points } from './points.ts'

const POINTS = 2_000
/** Colours of the palette before grey. */
const COLOURS = 6

interface Drawn {
  columns: readonly Column[]
  points: Points
  rows: Float64Array
  clustering: Pick<Clustering, 'k' | 'labels'>
  result: Pick<SegmentsAnswer['result'], 'segments' | 'columns' | 'choices'>
}

/** Rows in the two columns that tell the segments apart most; how far each segment's means lie from all rows'; what was tried. */
export function segmentPictures(drawn: Drawn): AnalysisPicture[] {
  const { choices } = drawn.result
  return [
    ...(drawn.columns.length > 1 ? [scatter(drawn)] : []),
    profile(drawn),
    ...(choices.length > 0 ? [tried(choices)] : []),
  ]
}

const named = (column: Column | undefined) => ({ code: 'analysis.column', params: { column: column?.name ?? '' } })

/** Rows as points, a colour a segment; a label of -1 is grey. */
export function scatter({ columns, points, rows, clustering, result }: Drawn): AnalysisPicture {
  const [x, y] = farthestApart(result)
  const step = Math.max(1, Math.ceil(points.n / POINTS))
  const places = Array.from({ length: Math.ceil(points.n / step) }, (_, i) => i * step)
  const layerOf = (label: number): Layer => {
    const own = places.filter(i => (clustering.labels[i] ?? 0) === label)
    const name =
      label < 0 ? word('analysis.density.none') : { code: 'analysis.segments.name', params: { segment: label + 1 } }
    return {
      ...{ name, mark: 'points', colour: label < 0 ? COLOURS : Math.min(label, COLOURS) },
      xs: own.map(i => points.X[i * points.d + x] ?? null),
      ys: own.map(i => points.X[i * points.d + y] ?? null),
      rows: own.map(i => rows[i] ?? 0),
    }
  }
  const labels = Array.from({ length: clustering.k + 1 }, (_, j) => j - 1)
  return {
    id: 'rows',
    title: { code: 'analysis.segments.rowsTitle', params: { x: columns[x]?.name ?? '', y: columns[y]?.name ?? '' } },
    summary: {
      code: 'analysis.segments.rowsSummary',
      params: { rows: places.length, segments: clustering.k, x: columns[x]?.name ?? '', y: columns[y]?.name ?? '' },
    },
    x: { title: named(columns[x]), kind: 'value', format: columns[x] ? formatOfColumn(columns[x]) : plainNumber },
    y: { title: named(columns[y]), kind: 'value', format: columns[y] ? formatOfColumn(columns[y]) : plainNumber },
    layers: labels.map(layerOf).filter(({ ys }) => ys.length > 0),
  }
}

/** The two columns along which the segments' means differ most, in standard deviations and weighed by size. */
function farthestApart({ segments, columns }: Drawn['result']): [number, number] {
  const spread = columns.map(({ mean, sd }, f) =>
    segments.reduce((sum, s) => sum + (sd > 0 ? s.share * (((s.centroid[f] ?? mean) - mean) / sd) ** 2 : 0), 0),
  )
  const [x = 0, y = x] = [...spread.keys()].sort((a, b) => (spread[b] ?? 0) - (spread[a] ?? 0))
  return [x, y]
}

function profile({ columns, result }: Drawn): AnalysisPicture {
  const cells = result.segments.flatMap((segment, j) =>
    result.columns.map(({ mean, sd }, f): [number, number, number | null] => {
      const own = segment.centroid[f] ?? mean
      return [f, j, sd > 0 ? (own - mean) / sd : 0]
    }),
  )
  const most = Math.max(1, ...cells.map(([, , value]) => Math.abs(value ?? 0)))
  return {
    id: 'profile',
    title: word('analysis.segments.profileTitle'),
    summary: { code: 'analysis.segments.profileSummary', params: { segments: result.segments.length } },
    x: { title: word('analysis.columns'), kind: 'category', format: plainNumber, categories: columns.map(c => c.name) },
    y: {
      ...{ title: word('analysis.segments.segment'), kind: 'category', format: whole },
      categories: result.segments.map(({ id }) => id),
    },
    layers: [],
    cells,
    scale: [-most, most],
  }
}

function tried(choices: Drawn['result']['choices']): AnalysisPicture {
  const xs = choices.map(({ k }) => k)
  return {
    id: 'choices',
    title: word('analysis.segments.choices'),
    summary: { code: 'analysis.segments.choicesSummary', params: { from: xs[0] ?? 0, to: xs.at(-1) ?? 0 } },
    x: { title: word('analysis.segments.count'), kind: 'value', format: whole },
    y: { title: word('analysis.segments.silhouetteName'), kind: 'value', format: plainNumber },
    layers: [
      {
        name: word('analysis.segments.silhouetteName'),
        mark: 'line',
        colour: 0,
        xs,
        ys: choices.map(c => c.silhouette),
      },
      {
        name: word('analysis.segments.stability'),
        mark: 'line',
        colour: 1,
        xs,
        ys: choices.map(c => c.stability),
        isDashed: true,
      },
    ],
  }
}
