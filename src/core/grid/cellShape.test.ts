import { describe, expect, test } from 'vitest'
import { cellShape } from './cellShape.ts'

describe('a cell looks like', () => {
  test.each([
    [
      'number',
      [
        '1',
        '-1.5',
        '1,234.50',
        '1.234,50',
        '1 234',
        '$5.00',
        '-$5',
        '(12.30)',
        '12 %',
        '€ 5',
        '5 €',
        '1e-7',
        '.5',
        'USD 7',
      ],
    ],
    [
      'date',
      ['2020-01-31', '31/01/2020', '1.2.20', '2020-01-31T10:00:00Z', '10:30', 'Jan 5, 2020', '5-Jan-2020', '2020-01'],
    ],
    ['boolean', ['TRUE', 'false', 'Yes']],
    ['blank', ['', '  ', 'N/A', '--', 'null', '****', '.']],
    ['word', ['Ann', 'São Paulo', 'a@b.example', 'A-17', 'Size (cm)', 'May', '漢字']],
    ['other', ['a;b', '"x', '{}', 'a\tb', '|']],
  ])('%s', (shape, cells) => {
    expect(cells.map(cell => [cell, cellShape(cell)])).toEqual(cells.map(cell => [cell, shape]))
  })
})
