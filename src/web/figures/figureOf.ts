import type { ChartModel, Format } from '../../contract/chart.ts'
import type { Scalar } from '../../contract/column.ts'
import type { TileSpec } from '../../contract/dashboard.ts'
import type { FigureRef } from '../../contract/provenance.ts'

export type Encoding = TileSpec['spec']['encoding']

/** One mark: the figure it stands for, or for a point of a scatter plot the row. */
export type Mark = { kind: 'figure'; figure: FigureRef; format: Format | null } | { kind: 'row'; row: number }

/** What the mark at a place of a chart stands for; null when nothing does. */
export function markAt(model: ChartModel, encoding: Encoding, at: { series: number; index: number }): Mark | null {
  const series = model.series[at.series]
  if (!series) return null
  if (model.type === 'scatter') {
    const row = series.rows?.[at.index]
    return row === undefined ? null : { kind: 'row', row }
  }
  const group: Record<string, Scalar> = {}
  if (encoding.x !== undefined) group[encoding.x] = model.x?.categories[at.index] ?? null
  if (encoding.colour !== undefined && series.group !== undefined) group[encoding.colour] = series.group
  return {
    kind: 'figure',
    figure: { plan: model.plan, group, measure: series.measure },
    format: model.y?.format ?? null,
  }
}

/** What a cell of the table behind a chart stands for: a figure, a row by its number, or nothing. */
export function markOfCell(model: ChartModel, columnId: string, row: number): Mark | null {
  const { plan, table } = model
  if (columnId === '_row') return { kind: 'row', row: Number(table.data[columnAt(model, columnId)]?.[row]) }
  if (!plan.measures.some(({ as }) => as === columnId)) return null
  const group: Record<string, Scalar> = {}
  for (const { as } of plan.dimensions) {
    group[as] = table.data[columnAt(model, as)]?.[row] ?? null
  }
  return { kind: 'figure', figure: { plan, group, measure: columnId }, format: formatOfCell(model, columnId) }
}

/** How a column of the table behind a chart is written; null for the row number. */
export function formatOfCell(model: ChartModel, columnId: string): Format | null {
  return model.formats[columnAt(model, columnId)] ?? null
}

const columnAt = ({ table }: ChartModel, columnId: string) => table.columns.findIndex(({ id }) => id === columnId)
