import type { Column } from '../../../contract/column.ts'
import type { DashboardDocument, DashboardTile, Operation, TileConfig } from '../../../contract/dashboard.ts'
import type { DashboardFilter } from '../../../contract/dashboardFilter.ts'
import type { Question } from '../../../contract/question.ts'
import type { SavedChart, UsedColumn } from '../../../contract/savedChart.ts'
import { columnsOf } from '../../../core/chart/questionColumns.ts'
import { columnsOf as neededBy } from '../../../core/dashboard/asked.ts'
import { placeFor } from '../../../core/layout/settle.ts'
import { batchId } from '../batchId.ts'

type AnalysisConfig = Extract<TileConfig, { kind: 'analysis' }>

/** What is put on a dashboard, before it has its place. */
export interface TileDraft {
  config: TileConfig
  title?: string | null
  description?: string
  width: number
  height: number
}

/** An id that no other item has, wherever it is made. */
export function newId(kind: string): string {
  return `${kind}-${batchId().slice(0, 16)}`
}

/** Operations that put tiles on a tab, each at the first free place, read after what is there. */
export function addOperations(
  document: DashboardDocument,
  tabId: string,
  drafts: readonly TileDraft[],
): { operations: Operation[]; ids: string[] } {
  const tiles = document.tiles.filter(tile => tile.tabId === tabId)
  const made: DashboardTile[] = []
  for (const { config, title = null, description = '', width, height } of drafts) {
    const position = placeFor([...tiles, ...made], { width, height })
    const order = Math.max(0, ...[...tiles, ...made].map(tile => tile.order)) + 1
    made.push({ id: newId('tile'), tabId, title, description, position, order, phone: null, config })
  }
  return { operations: made.map(item => ({ op: 'putTile', item })), ids: made.map(({ id }) => id) }
}

/** A chart's tile, as large as its type needs. */
export function chartDraft(question: Question, columns: readonly (Column | UsedColumn)[], type?: string): TileDraft {
  const config: TileConfig = { kind: 'chart', question, columns: usedColumns(question, columns) }
  return { config, ...chartSize(type ?? question.type) }
}

export function findingDraft(question: Question, columns: readonly (Column | UsedColumn)[]): TileDraft {
  return { config: { kind: 'finding', question, columns: usedColumns(question, columns) }, width: 6, height: 3 }
}

/** An analysis of a table as a tile: its first picture, where it has one. */
export function analysisDraft(
  asked: Pick<AnalysisConfig, 'source' | 'request' | 'filter'>,
  columns: readonly (Column | UsedColumn)[],
): TileDraft {
  const { datasetId, tableId } = asked.source
  const config: AnalysisConfig = {
    ...{ kind: 'analysis', source: { datasetId, tableId }, request: asked.request, columns: [], show: 'picture' },
    ...(asked.filter && { filter: asked.filter }),
  }
  const named = new Set(neededBy(config))
  const used = columns.filter(({ id }) => named.has(id)).map(({ id, name, type }) => ({ id, name, type }))
  return { config: { ...config, columns: used }, width: 6, height: 10 }
}

export function savedChartDraft(chart: SavedChart): TileDraft {
  const config: TileConfig = { kind: 'chart', question: chart.question, columns: chart.columns, chartId: chart.id }
  return { config, title: chart.name, ...chartSize(chart.type) }
}

export const textDraft = (markdown: string): TileDraft => ({
  config: { kind: 'text', markdown },
  width: 6,
  height: 4,
})

export const sectionDraft = (title: string): TileDraft => ({
  config: { kind: 'section', isCollapsed: false },
  title,
  width: 12,
  height: 2,
})

/** A filter and its control on the grid. */
export function filterControl(filter: DashboardFilter): { operation: Operation; draft: TileDraft } {
  const config: TileConfig = { kind: 'filter', filterId: filter.id }
  return { operation: { op: 'putFilter', item: filter }, draft: { config, width: 3, height: 3 } }
}

/** A new filter on a column, of the kind that its values call for. */
export function filterOn(
  column: Column,
  source: { datasetId: string; tableId: string },
  order: number,
): DashboardFilter {
  const isNumber =
    column.role === 'measure' && (column.type === 'double' || column.type === 'integer' || column.type === 'decimal')
  const kind = column.role === 'time' ? 'dates' : isNumber ? 'number' : 'category'
  return {
    ...{ id: newId('filter'), label: column.name, order, kind, tabId: null, targets: {}, value: null, metrics: [] },
    column: { datasetId: source.datasetId, tableId: source.tableId, columnId: column.id },
  }
}

/** The columns that a question names, as they are now. */
export function usedColumns(question: Question, columns: readonly (Column | UsedColumn)[]): UsedColumn[] {
  const named = new Set(columnsOf(question))
  return columns.filter(({ id }) => named.has(id)).map(({ id, name, type }) => ({ id, name, type }))
}

function chartSize(type: string): { width: number; height: number } {
  if (type === 'metric') return { width: 3, height: 3 }
  if (type === 'table' || type === 'pivot' || type === 'heatmap') return { width: 12, height: 10 }
  return { width: 6, height: 8 }
}
