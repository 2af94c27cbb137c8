import type { Column, Role } from '../../contract/column.ts'
import type { DashboardDocument, DashboardTile, TileConfig } from '../../contract/dashboard.ts'
import type { DashboardFilter } from '../../contract/dashboardFilter.ts'
import type { PlanSource } from '../../contract/plan.ts'
import type { TemplateSlot } from '../../contract/template.ts'
import { columnsOf, isAskingConfig, moveAsking, sourceOf } from '../dashboard/asked.ts'
import type { Template } from './template.ts'

const nowhere = { datasetId: '', tableId: '' }

/** The table that most tiles of a dashboard ask; null when none asks any. */
export function mainSourceOf({ tiles }: DashboardDocument): PlanSource | null {
  const asked = tiles.flatMap(({ config }) => (isAskingConfig(config) ? [sourceOf(config)] : []))
  const times = (source: PlanSource) => asked.filter(other => isSame(other, source)).length
  return asked.reduce<PlanSource | null>((most, one) => (most === null || times(one) > times(most) ? one : most), null)
}

/**
 * A dashboard as a template: the columns that its tiles and filters name become slots, required where several ask
 * for them. What asks another table than the main one is left out, and so are pictures and links to saved charts.
 */
export function templateOf(
  document: DashboardDocument,
  { source, columns }: { source: PlanSource; columns: readonly Column[] },
): Pick<Template, 'slots' | 'document'> & { leftOut: number } {
  const tiles = document.tiles.filter(({ config }) => isKept(config, source))
  const filters = document.filters.filter(({ column }) => !column || isSame(column, source))
  const uses = usesOf(tiles, filters)
  const used = columns.filter(({ id }) => uses.has(id))
  const ids = new Map(used.map(({ id }, i) => [id, `s${i + 1}`]))
  const slots = used.map(
    (column): TemplateSlot => slotFor(column, ids.get(column.id) ?? column.id, uses.get(column.id) ?? 0),
  )
  const kept = new Set(filters.map(({ id }) => id))
  const moved = tiles
    .filter(({ config }) => config.kind !== 'filter' || kept.has(config.filterId))
    .map(tile => ({ ...tile, config: openConfig(tile.config, ids) }))
  return {
    slots,
    document: { ...document, pins: {}, tiles: moved, filters: filters.map(filter => openFilter(filter, ids)) },
    leftOut: document.tiles.length - moved.length,
  }
}

const isSame = (a: PlanSource, b: PlanSource) => a.datasetId === b.datasetId && a.tableId === b.tableId

function isKept(config: TileConfig, source: PlanSource): boolean {
  return isAskingConfig(config) ? isSame(sourceOf(config), source) : config.kind !== 'image'
}

/** How often each column is asked for. */
function usesOf(tiles: readonly DashboardTile[], filters: readonly DashboardFilter[]): Map<string, number> {
  const named = [
    ...tiles.flatMap(({ config }) => (isAskingConfig(config) ? columnsOf(config) : [])),
    ...filters.flatMap(({ column, metrics }) =>
      [column, ...metrics.map(metric => metric.column)].flatMap(ref => (ref ? [ref.columnId] : [])),
    ),
  ]
  const uses = new Map<string, number>()
  for (const id of named) uses.set(id, (uses.get(id) ?? 0) + 1)
  return uses
}

const roles: Readonly<Record<Role, TemplateSlot['role']>> = {
  measure: 'measure',
  dimension: 'dimension',
  time: 'time',
  identifier: 'any',
  text: 'any',
  constant: 'any',
}

const slotFor = (column: Column, id: string, uses: number): TemplateSlot => ({
  id,
  label: column.name,
  role: roles[column.role],
  names: [column.name.toLowerCase()],
  ...(column.meaning.isMoney && { isMoney: true }),
  isRequired: uses > 1,
})

function openConfig(config: TileConfig, ids: ReadonlyMap<string, string>): TileConfig {
  if (!isAskingConfig(config)) return config
  const moved = moveAsking(config, nowhere, ids)
  return moved.kind === 'chart' ? { kind: 'chart', question: moved.question, columns: [] } : { ...moved, columns: [] }
}

/** What it was set to was of that table. */
function openFilter(filter: DashboardFilter, ids: ReadonlyMap<string, string>): DashboardFilter {
  const open = (ref: DashboardFilter['column']) =>
    ref && { ...nowhere, columnId: ids.get(ref.columnId) ?? ref.columnId }
  const metrics = filter.metrics.map(metric => ({ ...metric, column: open(metric.column) }))
  const keeps = filter.value?.kind === 'relative' || filter.value?.kind === 'top' || filter.value?.kind === 'metric'
  return { ...filter, column: open(filter.column), metrics, targets: {}, value: keeps ? filter.value : null }
}
