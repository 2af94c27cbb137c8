import { describe, expect, it } from 'vitest'
import type { DashboardDocument } from '../../../contract/dashboard.ts'
import type { DashboardFilter, FilterValue } from '../../../contract/dashboardFilter.ts'
import { changedValues, defaultsOf, isSameValue, readSelections, readValues, standingValues } from './standing.ts'

const top = (n: number): FilterValue => ({ kind: 'top', n })
const filter = (id: string, value: FilterValue | null): DashboardFilter => ({
  ...{ id, value, label: id, order: 0, kind: 'top', column: null, tabId: null, targets: {}, metrics: [] },
})
const document = { filters: [filter('a', top(10)), filter('b', null)] }

describe('how filters stand', () => {
  it("begins with one's own values where there are any, even when they say nothing", () => {
    expect(defaultsOf(document)).toEqual({ a: top(10), b: null })
    expect(defaultsOf(document, { a: null, b: top(3) })).toEqual({ a: null, b: top(3) })
  })

  it('follows the address, but not to filters that are gone', () => {
    const values = standingValues(defaultsOf(document), { b: top(5), gone: top(1) })
    expect(values).toEqual({ a: top(10), b: top(5) })
  })

  it('writes only what differs', () => {
    const defaults = defaultsOf(document)
    expect(changedValues(defaults, defaults)).toBeNull()
    expect(changedValues({ ...defaults, a: null }, defaults)).toEqual({ a: null })
  })

  it('takes values for the same whatever the order of their parts', () => {
    expect(isSameValue({ kind: 'range', from: 1, to: 2 }, { to: 2, from: 1, kind: 'range' } as FilterValue)).toBe(true)
  })

  it('reads nothing out of an address that was cut', () => {
    expect(readValues('{"a":{"kind":"to')).toEqual({})
    expect(readValues('{"a":{"kind":"nonsense"}}')).toEqual({})
  })

  it('forgets what was chosen in tiles that are gone', () => {
    const tiles = [{ id: 't1' }] as DashboardDocument['tiles']
    const chosen = [
      { tileId: 't1', filter: { op: 'eq', column: 'c', value: 1 }, isInverted: false },
      { tileId: 't2', filter: { op: 'eq', column: 'c', value: 1 }, isInverted: false },
    ]
    expect(readSelections(JSON.stringify(chosen), { tiles }).map(({ tileId }) => tileId)).toEqual(['t1'])
  })
})
