import type { Scalar } from '../../../contract/column.ts'
import type { DashboardDocument, Operation, TileSelection } from '../../../contract/dashboard.ts'
import type { DashboardFilter, FilterValue } from '../../../contract/dashboardFilter.ts'
import type { Filter } from '../../../contract/plan.ts'

/**
 * What makes a filter of a selection: of one column, values or a range. Null for what no filter says: two columns at
 * once, a range turned around.
 */
export function keepSelection(
  { tiles, filters }: DashboardDocument,
  { tileId, filter, isInverted }: TileSelection,
  id: string,
): Operation[] | null {
  const tile = tiles.find(one => one.id === tileId)
  if (!tile || !('question' in tile.config)) return null
  const said = saidBy(filter)
  if (!said || (isInverted && said.value.kind !== 'values')) return null
  const { source } = tile.config.question
  const column = tile.config.columns.find(one => one.id === said.column)
  if (!column) return null
  const isDate = column.type === 'date' || column.type === 'timestamp'
  const value: FilterValue = said.value.kind === 'values' ? { ...said.value, isExcluded: isInverted } : said.value
  const item: DashboardFilter = {
    ...{ id, label: column.name.slice(0, 100), value, tabId: null, targets: {}, metrics: [] },
    order: Math.max(0, ...filters.map(({ order }) => order)) + 1,
    kind: value.kind === 'values' ? 'category' : isDate ? 'dates' : 'number',
    column: { datasetId: source.datasetId, tableId: source.tableId, columnId: column.id },
  }
  return [{ op: 'putFilter', item }]
}

type Said = { column: string; value: Extract<FilterValue, { kind: 'values' | 'range' }> }

function saidBy(filter: Filter): Said | null {
  if (filter.op === 'between')
    return { column: filter.column, value: { kind: 'range', from: filter.low, to: filter.high } }
  const parts = filter.op === 'or' ? filter.of : [filter]
  const read = parts.map(scalarOf)
  const [first] = read
  if (!first || read.some(part => part?.column !== first.column)) return null
  const values = read.flatMap(part => part?.values ?? [])
  return { column: first.column, value: { kind: 'values', values, isExcluded: false } }
}

function scalarOf(filter: Filter): { column: string; values: Scalar[] } | null {
  if (filter.op === 'eq') return { column: filter.column, values: [filter.value] }
  if (filter.op === 'isNull') return { column: filter.column, values: [null] }
  return filter.op === 'in' && filter.part === undefined ? { column: filter.column, values: filter.values } : null
}
