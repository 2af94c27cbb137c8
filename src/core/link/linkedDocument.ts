import type { DashboardDocument, DashboardTile, TileConfig } from '../../contract/dashboard.ts'
import type { DashboardFilter } from '../../contract/dashboardFilter.ts'
import type { LinkedDashboard, LinkedFilter, LinkedTile } from '../../contract/sharing.ts'

type Shown = Pick<LinkedDashboard, 'name' | 'description' | 'tabs' | 'tiles' | 'filters'>

/**
 * What of a document somebody sees who came by a link: its looks, without questions, columns, datasets and versions.
 * Locked filters are not told of, nor are their controls on the grid.
 */
export function linkedDocument(document: DashboardDocument, locked: ReadonlySet<string>): Shown {
  const { name, description, tabs, tiles, filters } = document
  const isControlOfLocked = ({ config }: DashboardTile) => config.kind === 'filter' && locked.has(config.filterId)
  return {
    name,
    description,
    tabs,
    tiles: tiles.filter(tile => !isControlOfLocked(tile)).map(linkedTile),
    filters: filters.filter(({ id }) => !locked.has(id)).map(linkedFilter),
  }
}

function linkedTile({ id, tabId, title, description, position, order, phone, config }: DashboardTile): LinkedTile {
  return { id, tabId, title, description, position, order, phone, content: contentOf(config) }
}

/** Field by field: what a kind of tile gets one day is hidden until it is named here. */
function contentOf(config: TileConfig): LinkedTile['content'] {
  switch (config.kind) {
    case 'chart':
      return { kind: 'chart', type: config.question.type }
    case 'finding':
      return { kind: 'finding' }
    case 'analysis':
      return { kind: 'analysis', show: config.show }
    case 'text':
      return { kind: 'text', markdown: config.markdown }
    case 'image':
      return { kind: 'image', imageId: config.imageId, alt: config.alt, fit: config.fit }
    case 'filter':
      return { kind: 'filter', filterId: config.filterId }
    case 'section':
      return { kind: 'section', isCollapsed: config.isCollapsed }
  }
}

function linkedFilter({ id, label, order, kind, tabId, value, metrics }: DashboardFilter): LinkedFilter {
  return {
    id,
    label,
    order,
    kind,
    tabId,
    value,
    metrics: metrics.map(metric => ({ id: metric.id, label: metric.label })),
  }
}
