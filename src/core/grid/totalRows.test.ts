import { expect, test } from 'vitest'
import { judgeSumRows, looseNumber, type SumRow, sumRow } from './totalRows.ts'

const row = (line: string, full = [0, 1, 2]) =>
  sumRow(
    1,
    line.split(',').map(cell => (cell === '' ? null : cell)),
    { left: 0, isFull: column => full.includes(column) },
  )
const sums = (...lines: string[]) => lines.map(line => row(line)).filter((found): found is SumRow => found !== null)
const segment = (rows: number, sum: number) => {
  const of = new Map([[2, sum]])
  return { rows, point: of, comma: of }
}

test('a sum of rows has a label and numbers, and nothing else but the group before it', () => {
  expect(row('Total,,3')).toMatchObject({ kind: 'total', stated: [2], hasGap: true })
  expect(row('North,Subtotal,3')).toMatchObject({ kind: 'subtotal', hasGap: false })
  expect(row(',3,Total (2 rows)')).toMatchObject({ stated: [1], hasGap: true })
  expect(row('Subtotal,-,3')).toMatchObject({ hasGap: true })
  expect(row('Total Recall,film,3')).toBeNull()
  expect(row('Total,,')).toBeNull()
})

test('what is summed by no row and leaves nothing out is data, whatever it is called', () => {
  expect(judgeSumRows(sums('Total,x1,3'), [segment(2, 9), segment(2, 9)])).toEqual([])
  expect(judgeSumRows(sums('North,Total,4'), [segment(2, 9), segment(2, 9)])).toEqual([null])
  expect(judgeSumRows(sums('North,Total,9', 'South,Total,9'), [segment(2, 9), segment(2, 9), segment(0, 0)])).toEqual([
    'subtotals',
    'totals',
  ])
})

test('a total at the end or at the top is one of the table, one in the middle of a part', () => {
  const segments = [segment(2, 3), segment(2, 4), segment(0, 0)]
  expect(judgeSumRows(sums('Total,,3', 'Total,,7'), segments)).toEqual(['subtotals', 'totals'])
  expect(judgeSumRows(sums('Total,,7'), [segment(0, 0), segment(4, 7)])).toEqual(['totals'])
})

test('numbers are read with either mark', () => {
  expect(looseNumber('($1,234.50)', '.')).toBe(-1234.5)
  expect(looseNumber('\u22121.234,50 €', ',')).toBe(-1234.5)
  expect(looseNumber('-', '.')).toBeNull()
})
