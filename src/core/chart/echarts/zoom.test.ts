import { expect, test } from 'vitest'
import { chartModel } from '../../../../test/factories/chartModel.ts'
import { filterOfRange } from './zoom.ts'

const source = { datasetId: 'd', tableId: 't' }
const rest = { source, measures: [], tops: [], sort: [], limit: 100, offset: 0 }
const along = (kind: 'time' | 'value', categories: (string | number)[], timeUnit?: 'month') =>
  chartModel({
    type: 'line',
    x: { kind },
    categories,
    series: [{ name: 'Sales', measure: 'm', colour: 0, values: categories.map(() => 1) }],
    plan: { ...rest, dimensions: [{ as: 'g', column: 'c', ...(timeUnit && { timeUnit }) }] },
  })

test('a drag over months takes them whole, one over plain numbers the numbers themselves', () => {
  const months = along('time', ['2024-01-01', '2024-02-01', '2024-03-01'], 'month')
  expect(filterOfRange(months, { x: 'g' }, { x: [Date.UTC(2024, 0, 20), Date.UTC(2024, 1, 9)] })).toEqual({
    op: 'between',
    column: 'c',
    low: '2024-02-01',
    high: '2024-03-01',
    closed: false,
  })
  const numbers = along('value', [1, 5, 900, 40_000])
  expect(filterOfRange(numbers, { x: 'g' }, { x: [3, 902] })).toEqual({
    op: 'between',
    column: 'c',
    low: 3,
    high: 902,
    closed: true,
  })
})
