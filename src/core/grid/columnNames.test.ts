import { describe, expect, test } from 'vitest'
import { columnNames } from './columnNames.ts'

const names = (header: (string | null)[][], width: number) => columnNames(header, width).map(({ name }) => name)

describe('column names', () => {
  test('are trimmed, on one line, without a byte order mark', () => {
    expect(names([['\ufeff a ', 'b\r\nc']], 2)).toEqual(['a', 'b c'])
  })

  test('are unique, whatever their case, and never clash with a number given before', () => {
    expect(names([['a', 'A', 'a (2)', 'a']], 4)).toEqual(['a', 'A (2)', 'a (2) (2)', 'a (3)'])
  })

  test('are made where the file gives none', () => {
    expect(names([['a', null, ' ']], 4)).toEqual(['a', 'Column 2', 'Column 3', 'Column 4'])
    expect(names([], 2)).toEqual(['Column 1', 'Column 2'])
  })

  test('of several rows are joined, groups reach over the names below them', () => {
    expect(
      names(
        [
          [null, '2019', null, '2020', null],
          ['shop', 'units', 'price', 'units', 'price'],
        ],
        5,
      ),
    ).toEqual(['shop', '2019 units', '2019 price', '2020 units', '2020 price'])
  })

  test('of groups over groups carry both', () => {
    const names = columnNames(
      [
        ['', 'Plan', '', '', 'Actual'],
        ['', 'Costs', '', '', 'Details'],
        ['code', 'Status', 'Gift?', 'Fee', 'Due'],
      ],
      5,
    ).map(({ name }) => name)
    expect(names).toEqual(['code', 'Plan Costs Status', 'Plan Costs Gift?', 'Plan Costs Fee', 'Actual Details Due'])
  })

  test('have their groups, too, where a blank row stands between', () => {
    expect(
      names(
        [
          ['', 'Costs', ''],
          [null, '', ''],
          ['Order', 'Paid', 'Price'],
        ],
        3,
      ),
    ).toEqual(['Order', 'Costs Paid', 'Costs Price'])
  })

  test('have their group behind a single column without a name, too', () => {
    const groups = [
      ['', 'Sales', '', '', '', ''],
      ['Order', 'Title', '', 'Gross', '', ''],
    ]
    expect(names(groups, 6)).toEqual(['Order', 'Sales Title', 'Column 3', 'Sales Gross', 'Column 5', 'Column 6'])
  })

  test('of ten thousand equal cells do not take long', () => {
    expect(new Set(names([Array.from({ length: 10_000 }, () => 'x')], 10_000)).size).toBe(10_000)
  })
})
