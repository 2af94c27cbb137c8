import fc from 'fast-check'
import type { DashboardDocument, DashboardTile, Operation } from '../../src/contract/dashboard.ts'
import type { DashboardFilter } from '../../src/contract/dashboardFilter.ts'

/** A text on a dashboard, at a place that its id says nothing of. */
export const buildTile = (id: string, more: Partial<DashboardTile> = {}): DashboardTile => ({
  id,
  tabId: 'tab1',
  title: null,
  description: '',
  position: { x: 0, y: 0, width: 4, height: 4 },
  order: 0,
  phone: null,
  config: { kind: 'text', markdown: `About ${id}` },
  ...more,
})

export const buildFilter = (id: string, more: Partial<DashboardFilter> = {}): DashboardFilter => ({
  ...{ id, label: id, order: 0, kind: 'search', column: null, tabId: null, targets: {}, value: null, metrics: [] },
  ...more,
})

const tabId = fc.constantFrom('tab1', 'tab2', 'tab3')
const tileId = fc.constantFrom('a', 'b', 'c', 'd')
const filterId = fc.constantFrom('f', 'g')
const small = fc.integer({ min: 0, max: 8 })
const position = fc.record({ x: small, y: small, width: fc.constantFrom(2, 4), height: fc.constantFrom(3, 5) })
const words = fc.constantFrom('North', 'South', 'East', 'West')

/** Any operation on a few tabs, tiles and filters: most of them meet. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  words.map((name): Operation => ({ op: 'details', fields: { name } })),
  words.map((description): Operation => ({ op: 'details', fields: { description } })),
  fc.tuple(tabId, words).map(([id, title]): Operation => ({ op: 'putTab', item: { id, title, order: 1 } })),
  fc.tuple(tabId, small).map(([id, order]): Operation => ({ op: 'setTab', id, fields: { order } })),
  tabId.map((id): Operation => ({ op: 'removeTab', id })),
  fc.tuple(tileId, tabId).map(([id, tab]): Operation => ({ op: 'putTile', item: buildTile(id, { tabId: tab }) })),
  fc.tuple(tileId, tabId).map(([id, tab]): Operation => ({ op: 'setTile', id, fields: { tabId: tab } })),
  fc.tuple(tileId, position).map(([id, at]): Operation => ({ op: 'setTile', id, fields: { position: at } })),
  fc.tuple(tileId, words).map(([id, title]): Operation => ({ op: 'setTile', id, fields: { title } })),
  fc
    .tuple(tileId, filterId)
    .map(
      ([id, filter]): Operation => ({ op: 'setTile', id, fields: { config: { kind: 'filter', filterId: filter } } }),
    ),
  tileId.map((id): Operation => ({ op: 'removeTile', id })),
  fc
    .tuple(filterId, fc.option(tabId))
    .map(([id, tab]): Operation => ({ op: 'putFilter', item: buildFilter(id, { tabId: tab }) })),
  fc.tuple(filterId, words).map(([id, label]): Operation => ({ op: 'setFilter', id, fields: { label } })),
  filterId.map((id): Operation => ({ op: 'removeFilter', id })),
)

/** A dashboard of one empty tab. */
export const emptyDashboard: DashboardDocument = {
  ...{ name: 'Sales', description: '', pins: {}, tiles: [], filters: [] },
  tabs: [{ id: 'tab1', title: '', order: 0 }],
}
