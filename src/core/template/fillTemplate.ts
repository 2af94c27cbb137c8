import type { Column } from '../../contract/column.ts'
import type { DashboardDocument, DashboardTile, Position, TileConfig } from '../../contract/dashboard.ts'
import type { ColumnRef, DashboardFilter } from '../../contract/dashboardFilter.ts'
import type { PlanSource } from '../../contract/plan.ts'
import type { TemplateFit } from '../../contract/template.ts'
import { columnsOf, isAskingConfig, moveAsking } from '../dashboard/asked.ts'
import { gridColumns, settle } from '../layout/settle.ts'
import type { Template } from './template.ts'

/** The table that fills a template. */
export interface FillingTable {
  source: PlanSource
  columns: readonly Column[]
}

export interface FilledTemplate {
  document: DashboardDocument
  unfilled: TemplateFit['unfilled']
}

type Columns = ReadonlyMap<string, Column>

/**
 * A template as a dashboard of a table. Tiles and filters whose slots are open are left out and told; what stood beside
 * them takes their room.
 * @param filled slot id -> column id
 */
export function fillTemplate(
  { document, slots }: Template,
  { source, columns }: FillingTable,
  filled: ReadonlyMap<string, string>,
): FilledTemplate {
  const byId = new Map(columns.map(column => [column.id, column]))
  const ofSlot = new Map(slots.flatMap(({ id }) => withColumn(id, byId.get(filled.get(id) ?? ''))))
  const unfilled: TemplateFit['unfilled'] = []
  const tiles = document.tiles.flatMap(tile => {
    const open = slotsOf(tile.config).filter(id => !ofSlot.has(id))
    if (open.length === 0) return [{ ...tile, config: filledConfig(tile.config, source, ofSlot) }]
    unfilled.push({ title: tile.title ?? '', slots: open })
    return []
  })
  const filters = document.filters.flatMap(filter => filledFilter(filter, source, ofSlot))
  const kept = new Set(filters.map(({ id }) => id))
  const shown = tiles.filter(({ config }) => config.kind !== 'filter' || kept.has(config.filterId))
  return { document: { ...document, tiles: withoutGaps(shown), filters }, unfilled }
}

const withColumn = (id: string, column: Column | undefined): [string, Column][] => (column ? [[id, column]] : [])

function slotsOf(config: TileConfig): string[] {
  return isAskingConfig(config) ? columnsOf(config) : []
}

function filledConfig(config: TileConfig, source: PlanSource, ofSlot: Columns): TileConfig {
  if (!isAskingConfig(config)) return config
  const ids = new Map([...ofSlot].map(([slot, column]) => [slot, column.id]))
  const used = columnsOf(config).flatMap(slot => ofSlot.get(slot) ?? [])
  return { ...moveAsking(config, source, ids), columns: used.map(({ id, name, type }) => ({ id, name, type })) }
}

function filledFilter(filter: DashboardFilter, source: PlanSource, ofSlot: Columns): DashboardFilter[] {
  const there = (ref: ColumnRef): ColumnRef | null => {
    const column = ofSlot.get(ref.columnId)
    return column ? { datasetId: source.datasetId, tableId: source.tableId, columnId: column.id } : null
  }
  const column = filter.column && there(filter.column)
  if (filter.column && !column) return []
  const metrics = filter.metrics.flatMap(metric => {
    const moved = metric.column && there(metric.column)
    return metric.column && !moved ? [] : [{ ...metric, column: moved }]
  })
  if (filter.kind === 'metric' && metrics.length < 2) return []
  return [{ ...filter, kind: kindFor(filter, ofSlot), column, metrics }]
}

/** A slot for time may be filled by dates or by whole years. */
function kindFor({ kind, column }: DashboardFilter, ofSlot: Columns): DashboardFilter['kind'] {
  const type = ofSlot.get(column?.columnId ?? '')?.type
  const isDate = type === 'date' || type === 'timestamp'
  if (kind === 'number' && isDate) return 'dates'
  return kind === 'dates' && !isDate ? 'number' : kind
}

/** Tiles that stand in one row share the room of those that are not there; empty rows close. */
function withoutGaps(tiles: readonly DashboardTile[]): DashboardTile[] {
  const widened = parted(tiles, ({ tabId, position: { y, height } }) => `${tabId} ${y} ${height}`).flatMap(row => {
    const inOrder = [...row].sort((a, b) => a.position.x - b.position.x)
    const places = spread(inOrder.map(({ position }) => position))
    return inOrder.map((tile, i) => ({ ...tile, position: places[i] ?? tile.position }))
  })
  return parted(widened, tile => tile.tabId)
    .flatMap(ofTab => settle(ofTab, { isClosed: true }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function parted<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const parts = new Map<string, T[]>()
  for (const item of items) parts.set(keyOf(item), [...(parts.get(keyOf(item)) ?? []), item])
  return [...parts.values()]
}

function spread(places: readonly Position[]): Position[] {
  const used = places.reduce((sum, { width }) => sum + width, 0)
  if (used === 0 || used >= gridColumns) return [...places]
  let x = 0
  return places.map((place, i) => {
    const isLast = i === places.length - 1
    const width = isLast ? gridColumns - x : Math.max(place.width, Math.round((place.width * gridColumns) / used))
    const at = { ...place, x, width: Math.min(width, gridColumns - x) }
    x += at.width
    return at
  })
}
