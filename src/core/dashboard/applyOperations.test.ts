import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DashboardDocument, DashboardTile, Operation } from '../../contract/dashboard.ts'
import { applyOperations } from './applyOperations.ts'

const empty: DashboardDocument = {
  name: 'Sales',
  description: '',
  pins: {},
  tabs: [{ id: 'tab1', title: '', order: 0 }],
  tiles: [],
  filters: [],
}

const tile = (id: string, tabId: string): DashboardTile => ({
  id,
  tabId,
  title: null,
  description: '',
  position: { x: 0, y: 0, width: 4, height: 4 },
  order: 0,
  phone: null,
  config: { kind: 'text', markdown: id },
})
const filter = (id: string, tabId: string | null): DashboardDocument['filters'][number] => ({
  ...{ id, label: id, order: 0, kind: 'search', column: null, tabId, targets: {}, value: null, metrics: [] },
})

const tabId = fc.constantFrom('tab1', 'tab2', 'tab3')
const tileId = fc.constantFrom('a', 'b', 'c', 'd')
const filterId = fc.constantFrom('f', 'g')
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.string().map((name): Operation => ({ op: 'details', fields: { name } })),
  tabId.map((id): Operation => ({ op: 'putTab', item: { id, title: id, order: 1 } })),
  fc.tuple(tabId, fc.nat()).map(([id, order]): Operation => ({ op: 'setTab', id, fields: { order } })),
  tabId.map((id): Operation => ({ op: 'removeTab', id })),
  fc.tuple(tileId, tabId).map(([id, tab]): Operation => ({ op: 'putTile', item: tile(id, tab) })),
  fc.tuple(tileId, tabId).map(([id, tab]): Operation => ({ op: 'setTile', id, fields: { tabId: tab } })),
  fc.tuple(tileId, fc.string()).map(([id, title]): Operation => ({ op: 'setTile', id, fields: { title } })),
  fc
    .tuple(tileId, filterId)
    .map(([id, f]): Operation => ({ op: 'setTile', id, fields: { config: { kind: 'filter', filterId: f } } })),
  tileId.map((id): Operation => ({ op: 'removeTile', id })),
  fc.tuple(filterId, fc.option(tabId)).map(([id, tab]): Operation => ({ op: 'putFilter', item: filter(id, tab) })),
  filterId.map((id): Operation => ({ op: 'removeFilter', id })),
)

describe('applyOperations', () => {
  it('takes any operations back with their inverse', () => {
    fc.assert(
      fc.property(fc.array(operation), fc.array(operation, { maxLength: 8 }), (first, then) => {
        const before = applyOperations(empty, first).document
        const { document, inverse } = applyOperations(before, then)
        expect(applyOperations(document, inverse).document).toEqual(before)
      }),
    )
  })

  it('never leaves a tile without its tab, a control without its filter, nor the dashboard without a tab', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), operations => {
        const { tabs, tiles, filters } = applyOperations(empty, operations).document
        expect(tabs.length).toBeGreaterThan(0)
        expect(tiles.filter(({ tabId: id }) => !tabs.some(tab => tab.id === id))).toEqual([])
        const shown = tiles.flatMap(({ config }) => (config.kind === 'filter' ? [config.filterId] : []))
        expect(shown.filter(id => !filters.some(one => one.id === id))).toEqual([])
      }),
    )
  })

  it('says which operations met nothing to change', () => {
    const lost: Operation = { op: 'setTile', id: 'gone', fields: { title: 'x' } }
    expect(applyOperations(empty, [lost])).toEqual({ document: empty, inverse: [], ignored: [lost] })
    expect(applyOperations(empty, [{ op: 'removeTab', id: 'tab1' }]).ignored).toHaveLength(1)
  })

  it('changes only the fields that are named', () => {
    const { document } = applyOperations(empty, [
      { op: 'putTile', item: tile('a', 'tab1') },
      { op: 'setTile', id: 'a', fields: { title: 'Mine' } },
      { op: 'setTile', id: 'a', fields: { order: 3 } },
    ])
    expect(document.tiles).toEqual([{ ...tile('a', 'tab1'), title: 'Mine', order: 3 }])
  })
})
