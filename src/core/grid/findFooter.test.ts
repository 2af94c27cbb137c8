import { describe, expect, test } from 'vitest'
import { cellShape } from './cellShape.ts'
import { findFooter } from './findFooter.ts'

const shape = (line: string) => {
  const cells = line.split(',').map(cell => (cell === '' ? null : cell))
  return { cells, shapes: cells.map(cellShape) }
}
const footer = (lines: string[], more: Partial<Parameters<typeof findFooter>[1]> = {}) =>
  findFooter(lines.map(shape), {
    width: 4,
    isTotalData: false,
    isSparse: false,
    isTypedColumn: () => false,
    isFullColumn: () => true,
    ...more,
  })

describe('the footer', () => {
  test('is totals, notes on the report and blank rows, up to the first row that may be data', () => {
    expect(footer(['m1,a,1,2', 'Totals:,,1,2', ',,,', 'Report generated on: 2025-05-30 01:17:21 UTC,,,'])).toEqual([
      'totals',
      'blank',
      'note',
    ])
  })

  test('is not a row that only begins with the word', () => {
    expect(footer(['Total Recall,film,1990,7'])).toEqual([])
    expect(footer(['Total,film,drama,x'])).toEqual([])
  })

  test('is no totals row where the word stands among the data', () => {
    expect(footer(['Total,,1,2'], { isTotalData: true })).toEqual([])
  })

  test('is a mean or a number of rows, where it leaves out what other rows have', () => {
    expect(footer(['a,b,1,2', 'Average,,1,2', 'Max,,1,2'])).toEqual(['totals', 'totals'])
    expect(footer(['Ann,b,1,2', 'Max,c,1,2'])).toEqual([])
  })

  test('may have dashes where it says nothing', () => {
    expect(footer(['a,1,1,2', 'Total (1 row),-,-,2', 'Average,-,-,2'])).toEqual(['totals', 'totals'])
    expect(footer(['a,1,1,2', '-,-,-,-', 'Total,,1,2'])).toEqual(['blank', 'totals'])
    expect(footer(['a,1,1,2', 'Page 1 of 1,-,-,-'])).toEqual(['note'])
    expect(footer(['a,1,1,2', 'Zimbabwe,-,-,-'])).toEqual([])
  })

  test('is the number of rows, in one cell or in two', () => {
    expect(footer(['a,b,1,2', '(32 rows affected)', '25,record(s) downloaded'])).toEqual(['note', 'note'])
  })

  test('is a note in other languages', () => {
    const notes = [
      'Bericht erstellt am 30.05.2025',
      'Généré le 30/05/2025',
      'Fuente: ERP',
      '出典：統計局',
      '(32 rows affected)',
    ]
    expect(footer(['a,b,1,2', ...notes], { width: 2 })).toEqual(notes.map(() => 'note'))
  })

  test('is a lone cell of words, but not where rows often have a single cell', () => {
    expect(footer(['a,b,1,2', 'All figures are estimates,,,'])).toEqual(['note'])
    expect(footer(['a,b,1,2', 'x,,,'], { isSparse: true })).toEqual([])
    expect(footer(['a,b,1,2', '17,,,'])).toEqual([])
  })

  test('is words across columns of numbers', () => {
    const isTypedColumn = (column: number) => column > 0
    expect(footer(['a,1,1,2', 'this,has been,fun,', 'bye,,,'], { isTypedColumn })).toEqual(['note', 'note'])
    expect(footer(['a,1,1,2', 'b,,,'], { isTypedColumn, isSparse: true })).toEqual([])
  })
})
