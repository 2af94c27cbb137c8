import type { ChartModel, ChartSpec, Format } from '../../contract/chart.ts'
import type { Scalar } from '../../contract/column.ts'
import type { FigureRef } from '../../contract/provenance.ts'
import type { MarkPlace } from './echarts/drawing.ts'
import { modelOfFacet } from './echarts/facets.ts'
import { nodeAt } from './echarts/marks/treemap.ts'

export type Encoding = ChartSpec['encoding']

/** One mark: the figure it stands for, or the row it was drawn from. */
export type Mark = { kind: 'figure'; figure: FigureRef; format: Format | null } | { kind: 'row'; row: number }

/** What the mark at a place of a chart stands for; null when nothing does. */
export function markAt(model: ChartModel, encoding: Partial<Encoding>, at: MarkPlace): Mark | null {
  const panel = modelOfFacet(model, at.facet)
  const series = panel.series[at.series]
  const row = series?.rows?.[at.index]
  if (row !== undefined) return { kind: 'row', row }
  const measure = model.type === 'treemap' ? model.plan.measures[0]?.as : series?.measure
  if (measure === undefined || (model.type === 'scatter' && !isMeasure(model, measure))) return null
  const group = { ...facetGroup(model, encoding, at), ...groupAt(panel, encoding, at) }
  const drawn = series?.plan ? { ...model, plan: series.plan } : model
  return figureOf(drawn, Object.fromEntries(inPlan(drawn, group)), measure)
}

/** What a cell of the table behind a chart stands for: a figure, a row by its number, or nothing. */
export function markOfCell(model: ChartModel, columnId: string, row: number): Mark | null {
  const { plan, table } = model
  if (columnId === '_row') return { kind: 'row', row: Number(table.data[columnAt(model, columnId)]?.[row]) }
  if (!isMeasure(model, columnId)) return null
  const group: Record<string, Scalar> = {}
  for (const { as } of plan.dimensions) group[as] = table.data[columnAt(model, as)]?.[row] ?? null
  return figureOf(model, group, columnId)
}

/** How a column of the table behind a chart is written; null for the row number. */
export function formatOfCell(model: ChartModel, columnId: string): Format | null {
  return model.formats[columnAt(model, columnId)] ?? null
}

function figureOf(model: ChartModel, group: Record<string, Scalar>, measure: string): Mark {
  const format = formatOfCell(model, measure) ?? (model.y?.kind === 'value' ? model.y.format : null)
  return { kind: 'figure', figure: { plan: model.plan, group, measure }, format }
}

function facetGroup(model: ChartModel, { facet }: Partial<Encoding>, at: MarkPlace): Record<string, Scalar> {
  const chosen = model.facets?.[at.facet ?? 0]
  return facet === undefined || !chosen ? {} : { [facet]: chosen.value }
}

function groupAt(panel: ChartModel, encoding: Partial<Encoding>, at: MarkPlace): Record<string, Scalar> {
  const { x, colour, rows = [] } = encoding
  const series = panel.series[at.series]
  if (panel.type === 'treemap') return pathGroup(panel, rows, at)
  const cell = series?.cells?.[at.index]
  const group: Record<string, Scalar> = {}
  if (x !== undefined) group[x] = panel.x?.categories[cell ? cell[0] : at.index] ?? null
  if (cell && rows[0] !== undefined) group[rows[0]] = panel.y?.categories[cell[1]] ?? null
  else if (colour !== undefined && series?.group !== undefined) group[colour] = series.group
  return group
}

function pathGroup(model: ChartModel, rows: readonly string[], { path = [] }: MarkPlace): Record<string, Scalar> {
  if (!nodeAt(model, path)) return {}
  const levels = rows.length > 0 ? rows : model.plan.dimensions.map(({ as }) => as)
  return Object.fromEntries(path.map((value, i) => [levels[i] ?? '', value]))
}

/** A channel may carry a measure (a heatmap's colour): only dimensions group. */
function inPlan({ plan }: ChartModel, group: Record<string, Scalar>): [string, Scalar][] {
  return Object.entries(group).filter(([as]) => plan.dimensions.some(dimension => dimension.as === as))
}

const isMeasure = ({ plan }: ChartModel, id: string) => plan.measures.some(({ as }) => as === id)
const columnAt = ({ table }: ChartModel, columnId: string) => table.columns.findIndex(({ id }) => id === columnId)
