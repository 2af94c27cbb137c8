import { describe, expect, test } from 'vitest'
import { say } from '../words/say.ts'
import { checkFormula } from './check.ts'
import type { FormulaColumn } from './columns.ts'

const columns: readonly FormulaColumn[] = [
  { id: 'c1', name: 'Price', type: 'decimal', scale: 2 },
  { id: 'c2', name: 'Qty', type: 'integer', scale: null },
  { id: 'c3', name: 'Item Name', type: 'text', scale: null },
  { id: 'c4', name: 'Sold', type: 'date', scale: null },
  { id: 'c5', name: 'At', type: 'timestamp', scale: null },
  { id: 'c6', name: 'Odd ] name', type: 'double', scale: null },
]

function told(formula: string): string {
  const checked = checkFormula(formula, columns)
  if (checked.ok) return `${checked.type}${checked.scale === null ? '' : ` ${checked.scale}`}`
  return checked.faults.map(({ from, to, message }) => `${from}-${to} ${say(message, 'en')}`).join('\n')
}

describe('a formula that can be read says the type of its values', () => {
  const types: readonly [string, string][] = [
    ['=[Price] * qty', 'decimal 2'],
    ['[Price] * 1.195', 'decimal 5'],
    ['ROUND([Price] * 1.195; 2)', 'decimal 2'],
    ['ROUND(Price)', 'integer'],
    ['ROUND([Price] / 3, 2)', 'decimal 2'],
    ['[Price] / [Qty]', 'double'],
    ['5%', 'decimal 2'],
    ['-2 ^ 2', 'double'],
    ['[odd ]] NAME] + c2', 'double'],
    ['IF([Qty] > 1, [Price], 0)', 'decimal 2'],
    ['IF([Qty] > 1, BLANK(), [Sold])', 'date'],
    ['SWITCH([Item Name], "a", 1, 2.5)', 'decimal 1'],
    ['NOT Qty = 1 AND Price > 2 OR FALSE', 'boolean'],
    ['[Sold] - "2024-01-01"', 'integer'],
    ['[Sold] + 1', 'date'],
    ['[At] + 0.5', 'timestamp'],
    ['[At] - [Sold]', 'double'],
    ['[Sold] >= "2024-01-01"', 'boolean'],
    ['[Item Name] & " " & Qty', 'text'],
    ['BLANK()', 'text'],
  ]
  test.each(types)('%s is %s', (formula, type) => {
    expect(told(formula)).toBe(type)
  })
})

describe('a formula that cannot be read says why, at the character', () => {
  const faults: readonly [string, string][] = [
    ['[Prcie] + 1', '0-7 There is no column [Prcie]. Did you mean [Price]?'],
    ['IF([Qty] > 1, 1, 2, 3)', '0-2 IF needs 2 or 3 arguments; here are 4.'],
    ['1 + [Item Name]', '4-15 Text cannot be added: join texts with &, or turn text into a number with VALUE( ).'],
    ['LEFT("a', '5-7 This text has no closing ". A quote inside a text is written "".'],
    ['[Qty', '0-4 This column name has no closing ].'],
    ["'x'", '0-1 Texts stand between straight double quotes: "text".'],
    ['1 + ', '2-4 The formula ends after +: something is missing.'],
    ['2 * (1 + Qty', '4-5 This ( is never closed.'],
    ['1 2', '2-3 Something is missing before 2: an operator such as + or &, or a comma.'],
    ['Qty > Price)', '11-12 There is no place for ) here.'],
    ['  ', '2-2 Write a formula, such as [Price] * 2.'],
    ['UPER([Item Name])', '0-4 There is no function UPER. Did you mean UPPER?'],
    ['UPPER', '0-5 UPPER is a function: its arguments follow in brackets, UPPER( ).'],
    ['VLOOKUP(1, 2)', '0-7 VLOOKUP looks into another table. Add a Join step for that.'],
    [
      'TODAY() - Sold',
      '0-5 TODAY changes by itself, and a version of a dataset does not. Write the date: DATE(2024, 5, 31).',
    ],
    ['IFS(Qty > 1, 2, 3)', '0-3 IFS needs a value for each condition; here are 3 arguments.'],
    [
      'IF(Qty > 1, "a", 2)',
      '17-18 IF gives text in one case and integer in another. Use one type, with TEXT( ) or VALUE( ).',
    ],
    [
      '[Item Name] > 2',
      '0-15 Text cannot be compared with a number or date. VALUE( ) and DATEVALUE( ) turn text into them.',
    ],
    [
      'SQRT([Item Name])',
      '5-16 SQRT needs a number for its number, and this is text. VALUE( ) turns text into a number.',
    ],
    ['TEXT(Qty, "abc")', '10-15 "abc" is no format of numbers. Use "0", "0.00", "#,##0", "#,##0.00", "0%" or "00000".'],
    [
      'Prcie + Qtyy',
      '0-5 There is no column [Prcie]. Did you mean [Price]?\n8-12 There is no column [Qtyy]. Did you mean [Qty]?',
    ],
  ]
  test.each(faults)('%s', (formula, fault) => {
    expect(told(formula)).toBe(fault)
  })
})

describe('a formula that is too much is refused', () => {
  test('by its length, its depth and the size it would have', () => {
    expect(told('1'.repeat(5001))).toContain('at most 5,000 characters')
    expect(told(`${'('.repeat(70)}1${')'.repeat(70)}`)).toContain('nested deeper')
    expect(told(Array(200).fill('1').join('+'))).toContain('nested deeper')
    const doubled = (inner: string): string => `SWITCH(${inner}, 1, 2, 3, 4, 5, 6, 7, 8)`
    expect(told(Array(12).fill(0).reduce<string>(doubled, 'Qty'))).toContain('too large')
  })

  test('and so are two columns of one name', () => {
    const twice: readonly FormulaColumn[] = [
      { id: 'c1', name: 'A', type: 'text', scale: null },
      { id: 'c2', name: 'a', type: 'text', scale: null },
    ]
    expect(checkFormula('[A]', twice)).toMatchObject({ ok: true, expression: { id: 'c1' } })
    expect(checkFormula('[ A ]', [...twice, { id: 'c3', name: 'A', type: 'text', scale: null }])).toMatchObject({
      ok: false,
    })
  })
})
