import { describe, expect, it } from 'vitest'
import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { DashboardFilter, FilterValue } from '../../contract/dashboardFilter.ts'
import { Question } from '../../contract/question.ts'
import { unheldLock, unlockedTiles, valuesInForce } from './lockedValues.ts'
import { lockReach } from './lockReach.ts'

const filter = (id: string, more: Partial<DashboardFilter> = {}): DashboardFilter => ({
  id,
  label: id,
  order: 0,
  kind: 'category',
  column: { datasetId: 'd', tableId: 't', columnId: 'c1' },
  tabId: null,
  targets: {},
  value: null,
  metrics: [],
  ...more,
})
const tile = (id: string): DashboardDocument['tiles'][number] => ({
  id,
  tabId: 'a',
  title: null,
  description: '',
  position: { x: 0, y: 0, width: 6, height: 6 },
  order: 0,
  phone: null,
  config: { kind: 'chart', question: Question.parse({ source: { datasetId: 'd', tableId: 't' } }), columns: [] },
})
const documentOf = (filters: DashboardFilter[], tiles = [tile('one'), tile('two')]): DashboardDocument => ({
  name: 'Sales',
  description: '',
  pins: {},
  tabs: [{ id: 'a', title: '', order: 0 }],
  tiles,
  filters,
})
const japan: FilterValue = { kind: 'values', values: ['JP'], isExcluded: false }

describe('a lock', () => {
  it('that its filter cannot hold is named: not there, of another kind, a figure that is none', () => {
    const metric = filter('m', { kind: 'metric', metrics: [{ id: 'x', label: 'X', column: null, aggregate: 'count' }] })
    const document = documentOf([filter('country'), metric])
    expect(unheldLock(document, { country: japan })).toBeNull()
    expect(unheldLock(document, { country: null })).toBeNull()
    expect(unheldLock(document, { m: { kind: 'metric', metricId: 'x' } })).toBeNull()
    expect(unheldLock(document, { gone: japan })).toBe('gone')
    expect(unheldLock(document, { country: { kind: 'search', text: '' } })).toBe('country')
    expect(unheldLock(document, { m: { kind: 'metric', metricId: 'y' } })).toBe('m')
    expect(unheldLock(document, { toString: japan })).toBe('toString')
  })

  it('wins over what is asked, and what is asked of no filter is nothing', () => {
    const document = documentOf([filter('country'), filter('city')])
    const asked = { country: null, city: japan, other: japan }
    expect(valuesInForce(document, { asked, locked: { country: japan } })).toEqual({ country: japan, city: japan })
  })

  it('hides the tiles that it does not reach, but for those left alone by hand', () => {
    const touched = [{ filterId: 'country', tileId: 'one' }]
    const hidden = (by: DashboardFilter) => [...unlockedTiles(documentOf([by]), { country: japan }, touched)]
    expect(hidden(filter('country'))).toEqual(['two'])
    expect(hidden(filter('country', { targets: { two: null } }))).toEqual([])
    expect([...unlockedTiles(documentOf([filter('country')]), { country: null }, [])]).toEqual([])
  })
  it('tells which tiles it narrows, hides and leaves whole', () => {
    const tiles = [tile('one'), tile('two'), tile('three')]
    const targets = [{ filterId: 'country', tileId: 'one', columnId: 'c1', isByHand: false }]
    const reach = (by: DashboardFilter, value: FilterValue) =>
      lockReach(documentOf([by], tiles), { filterId: 'country', value }, targets)
    expect(reach(filter('country', { targets: { two: null } }), japan)).toEqual({
      narrowed: ['one'],
      hidden: ['three'],
      whole: ['two'],
    })
    expect(reach(filter('country', { kind: 'top' }), { kind: 'top', n: 3 }).hidden).toEqual([])
  })
})
