import { expect, test } from 'vitest'
import { chartModel } from '../../../test/factories/chartModel.ts'
import { markAt, markOfCell } from './mark.ts'

const byGenre = chartModel({
  type: 'bar',
  plan: {
    source: { datasetId: 'd', tableId: 't' },
    dimensions: [
      { as: 'g', column: 'genre' },
      { as: 'p', column: 'platform' },
    ],
    measures: [{ as: 'm', aggregate: 'sum', column: 'sales' }],
    tops: [],
    sort: [],
    limit: 1000,
    offset: 0,
  },
  categories: ['Action', null],
  series: [
    { name: 'Wii', measure: 'm', group: 'Wii', colour: 0, values: [1, 2] },
    { name: 'PS2', measure: 'm', group: 'PS2', colour: 1, values: [3, 4] },
  ],
  table: [
    ['g', ['Action', null]],
    ['p', ['Wii', 'PS2']],
    ['m', [1, 4]],
  ],
})

test('a bar is the figure of its category and its colour', () => {
  expect(markAt(byGenre, { x: 'g', y: ['m'], colour: 'p' }, { series: 1, index: 1 })).toMatchObject({
    kind: 'figure',
    figure: { group: { g: null, p: 'PS2' }, measure: 'm' },
  })
})

test('a point is the row it was drawn from', () => {
  const points = chartModel({
    type: 'scatter',
    categories: [],
    series: [{ name: 'y', measure: 'y', colour: 0, values: [1], xs: [2], rows: [17] }],
  })
  expect(markAt(points, { x: 'x', y: ['y'] }, { series: 0, index: 0 })).toEqual({ kind: 'row', row: 17 })
})

test('a number of the table behind a chart is the figure of its row, a name is none', () => {
  expect(markOfCell(byGenre, 'm', 1)).toMatchObject({ figure: { group: { g: null, p: 'PS2' }, measure: 'm' } })
  expect(markOfCell(byGenre, 'g', 1)).toBeNull()
})

test('the number of a listed row is the row itself', () => {
  const listed = chartModel({ type: 'table', categories: [], series: [], table: [['_row', [7, 9]]] })
  expect(markOfCell(listed, '_row', 1)).toEqual({ kind: 'row', row: 9 })
})
