import { describe, expect, it } from 'vitest'
import type { DashboardDocument } from '../../../contract/dashboard.ts'
import type { Filter } from '../../../contract/plan.ts'
import { keepSelection } from './keepSelection.ts'

const source = { datasetId: 'd', tableId: 't' }
const document: DashboardDocument = {
  ...{ name: 'Sales', description: '', pins: {}, filters: [] },
  tabs: [{ id: 'tab', title: '', order: 0 }],
  tiles: [
    {
      ...{ id: 't1', tabId: 'tab', title: null, description: '', order: 0, phone: null },
      position: { x: 0, y: 0, width: 4, height: 8 },
      config: {
        kind: 'chart',
        question: { source, type: 'bar', x: [{ role: 'group', column: 'city' }], y: [] },
        columns: [
          { id: 'city', name: 'City', type: 'text' },
          { id: 'day', name: 'Day', type: 'date' },
        ],
      },
    },
  ],
}
const keep = (filter: Filter, isInverted = false) => keepSelection(document, { tileId: 't1', filter, isInverted }, 'f1')

describe('keepSelection', () => {
  it('makes a filter of values out of several marks', () => {
    const made = keep({
      op: 'or',
      of: [
        { op: 'eq', column: 'city', value: 'Oslo' },
        { op: 'isNull', column: 'city' },
      ],
    })
    expect(made).toMatchObject([
      {
        op: 'putFilter',
        item: {
          kind: 'category',
          label: 'City',
          column: { ...source, columnId: 'city' },
          value: { kind: 'values', values: ['Oslo', null], isExcluded: false },
        },
      },
    ])
  })

  it('makes a filter of dates out of a range, and excludes what was turned around', () => {
    const range: Filter = { op: 'between', column: 'day', low: '2026-01-01', high: '2026-02-01', closed: false }
    expect(keep(range)).toMatchObject([{ item: { kind: 'dates', value: { kind: 'range', from: '2026-01-01' } } }])
    expect(keep({ op: 'eq', column: 'city', value: 'Oslo' }, true)).toMatchObject([
      { item: { value: { isExcluded: true } } },
    ])
  })

  it('makes none out of what no filter says', () => {
    const range: Filter = { op: 'between', column: 'day', low: null, high: '2026-02-01', closed: false }
    expect(keep(range, true)).toBeNull()
    expect(keep({ op: 'and', of: [range, { op: 'eq', column: 'city', value: 'Oslo' }] })).toBeNull()
    expect(keep({ op: 'eq', column: 'gone', value: 1 })).toBeNull()
  })
})
