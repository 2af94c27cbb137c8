import { expect, it } from 'vitest'
import type { AnalysisPicture } from '../../../contract/analysis/frame.ts'
import { plainNumber as format } from '../../stats/formats.ts'
import { tableOfPicture } from './tablesOf.ts'

const word = (code: string) => ({ code, params: {} })
const picture = (parts: Partial<AnalysisPicture>): AnalysisPicture => ({
  ...{ id: 'p', title: word('T'), summary: word('S'), layers: [] },
  x: { title: word('Month'), kind: 'time', format },
  y: { title: word('Sales'), kind: 'value', format },
  ...parts,
})

it('a picture of layers is a mark a row, dates as dates, bands with their lower edge', () => {
  const day = Date.UTC(2024, 0, 1)
  const table = tableOfPicture(
    picture({
      layers: [
        { name: word('Known'), mark: 'line', colour: 0, xs: [day, null], ys: [5, null] },
        { name: word('Expected'), mark: 'band', colour: 0, xs: [day], ys: [7], lows: [3] },
      ],
    }),
    'en',
  )
  expect(table.columns.map(({ name }) => name)).toEqual(['Layer', 'Month', 'Sales', 'Lower edge'])
  expect(table.data).toEqual([
    ['Known', 'Known', 'Expected'],
    ['2024-01-01T00:00:00.000Z', null, '2024-01-01T00:00:00.000Z'],
    [5, null, 7],
    [null, null, 3],
  ])
})

it('bars stand by their categories, a matrix is a cell a row', () => {
  const x = { title: word('Of'), kind: 'category' as const, format, categories: ['a', 'b'] }
  const bars = tableOfPicture(picture({ x, layers: [{ name: word('N'), mark: 'bars', colour: 0, ys: [1, 2] }] }), 'en')
  expect(bars.data.slice(1)).toEqual([
    ['a', 'b'],
    [1, 2],
  ])
  const matrix = tableOfPicture(picture({ x, y: { ...x, title: word('And') }, cells: [[0, 1, 0.5]] }), 'en')
  expect(matrix.columns.map(({ name }) => name)).toEqual(['Of', 'And', 'Value'])
  expect(matrix.data).toEqual([['a'], ['b'], [0.5]])
})
