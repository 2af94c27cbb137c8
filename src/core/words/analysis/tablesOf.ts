import type { AnalysisPicture, AnalysisTable, Layer } from '../../../contract/analysis/frame.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import { cellsSaid } from './cellsSaid.ts'
import { sayAnalysis as say } from './sayAnalysis.ts'

/** A table of an analysis with its headings and its words in a language. */
export function tableOf(table: AnalysisTable, locale: string): ResultTable {
  const { columns, rowCount, truncated } = table
  const named = columns.map(({ id, label, type }) => ({ id, name: say(label, locale), type }))
  return { columns: named, data: cellsSaid(table, locale), rowCount, truncated }
}

/** The figures of a picture, a mark a row: of layers their names too, of bands their lower edge. */
export function tableOfPicture(picture: AnalysisPicture, locale: string): ResultTable {
  const { x, y, layers, cells } = picture
  const marks = cells
    ? cells.map(cell => cellOf(picture, cell))
    : layers.flatMap(layer => marksOf(picture, layer, locale))
  const hasLow = marks.some(({ low }) => low !== undefined)
  const columns: { id: keyof Mark; name: string; values: Scalar[] }[] = [
    ...(cells ? [] : [column('layer', 'analysis.file.layer', marks, locale)]),
    { id: 'x', name: say(x.title, locale), values: marks.map(mark => mark.x) },
    { id: 'y', name: say(y.title, locale), values: marks.map(mark => mark.y) },
    ...(cells ? [column('value', 'analysis.file.value', marks, locale)] : []),
    ...(hasLow ? [column('low', 'analysis.file.low', marks, locale)] : []),
  ]
  return {
    columns: columns.map(({ id, name, values }) => ({ id, name, type: values.some(isText) ? 'text' : 'double' })),
    data: columns.map(({ values }) => values),
    rowCount: marks.length,
    truncated: false,
  }
}

interface Mark {
  layer?: string
  x: Scalar
  y: Scalar
  value?: Scalar
  low?: Scalar
}

function column(id: keyof Mark, code: string, marks: readonly Mark[], locale: string) {
  return { id, name: say({ code, params: {} }, locale), values: marks.map(mark => mark[id] ?? null) }
}

function marksOf({ x }: AnalysisPicture, { name, xs, ys, lows }: Layer, locale: string): Mark[] {
  const layer = say(name, locale)
  return ys.map((value, i) => {
    const at = xs ? (xs[i] ?? null) : (x.categories?.[i] ?? null)
    return { layer, x: x.kind === 'time' ? moment(at) : at, y: value, ...(lows && { low: lows[i] ?? null }) }
  })
}

function cellOf({ x, y }: AnalysisPicture, [across, down, value]: readonly [number, number, number | null]): Mark {
  return { x: x.categories?.[across] ?? across, y: y.categories?.[down] ?? down, value }
}

const moment = (at: Scalar): Scalar => (typeof at === 'number' ? new Date(at).toISOString() : at)
const isText = (value: Scalar) => typeof value === 'string'
