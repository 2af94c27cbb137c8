import { describe, expect, it } from 'vitest'
import type { DashboardDocument } from '../../../contract/dashboard.ts'
import { applyOperations } from '../../../core/dashboard/applyOperations.ts'
import { filterOperations, newFilter, placeOf } from './editorState.ts'

const empty: DashboardDocument = {
  ...{ name: 'Sales', description: '', pins: {}, tiles: [], filters: [] },
  tabs: [{ id: 'tab', title: '', order: 0 }],
}
const put = (document: DashboardDocument, filter: DashboardDocument['filters'][number], place: 'bar' | 'grid') =>
  applyOperations(document, filterOperations(document, 'tab', { filter, place })).document

describe('a filter that was filled in', () => {
  const filter = newFilter(empty, { label: 'Top', kind: 'top' })

  it('is added to the bar, and its control to the grid when it belongs there', () => {
    expect(put(empty, filter, 'bar')).toMatchObject({ filters: [filter], tiles: [] })
    const onGrid = put(empty, filter, 'grid')
    expect(onGrid.tiles).toMatchObject([{ tabId: 'tab', config: { kind: 'filter', filterId: filter.id } }])
    expect(placeOf(onGrid, filter.id)).toBe('grid')
  })

  it('comes back from the grid to the bar', () => {
    const onGrid = put(empty, filter, 'grid')
    expect(put(onGrid, filter, 'bar')).toMatchObject({ filters: [filter], tiles: [] })
  })

  it('changes only the fields that were changed', () => {
    const there = put(empty, filter, 'bar')
    const label = { ...filter, label: 'Leaders' }
    expect(filterOperations(there, 'tab', { filter: label, place: 'bar' })).toEqual([
      { op: 'setFilter', id: filter.id, fields: { label: 'Leaders' } },
    ])
    expect(filterOperations(there, 'tab', { filter, place: 'bar' })).toEqual([])
  })

  it('stands after those that are there', () => {
    const there = put(empty, filter, 'bar')
    expect(newFilter(there, { label: 'Dates', kind: 'dates' }).order).toBeGreaterThan(filter.order)
  })
})
