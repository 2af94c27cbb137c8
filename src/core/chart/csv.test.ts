import { expect, test } from 'vitest'
import type { ResultTable } from '../../contract/plan.ts'
import { csvHead, csvRows } from './csv.ts'

const table: ResultTable = {
  columns: [
    { id: 'a', name: '=Name', type: 'text' },
    { id: 'b', name: 'Amount, net', type: 'decimal' },
    { id: 'c', name: 'Share', type: 'double' },
  ],
  data: [
    ['=1+1', '@SUM(A1)', '\tx', '-2', 'say "hi"', null],
    ['-12.50', '12345678901234567.89', '0.00', '1', null, '-x'],
    [-0.5, 1e21, 0.1, null, 2, 3],
  ],
  rowCount: 6,
  truncated: false,
}

test('texts that a spreadsheet would compute are disarmed, numbers never are', () => {
  expect(csvRows(table).split('\r\n')).toEqual([
    "'=1+1,-12.50,-0.5",
    "'@SUM(A1),12345678901234567.89,1e+21",
    "'\tx,0.00,0.1",
    "'-2,1,",
    '"say ""hi""",,2',
    ",'-x,3",
    '',
  ])
})

test('names of columns are texts like any other', () => {
  expect(csvHead(table)).toBe(`'=Name,"Amount, net",Share\r\n`)
})
