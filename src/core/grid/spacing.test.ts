import { describe, expect, test } from 'vitest'
import { findSeparation } from './dialect.ts'
import { cutSpaced, findSpacing } from './spacing.ts'

function cells(text: string): string[][] | null {
  const spacing = findSpacing([text], findSeparation([text]))
  return spacing && text.split('\n').map((line, i) => cutSpaced(line, i, spacing))
}

describe('lines that no delimiter cuts', () => {
  test('are cut at two spaces and more where these agree', () => {
    expect(cells('name  n  city\nAnn Lee  1  New York\nBo  22  Rome\nAlexandra Maria  3  Ulm')).toEqual([
      ['name', 'n', 'city'],
      ['Ann Lee', '1', 'New York'],
      ['Bo', '22', 'Rome'],
      ['Alexandra Maria', '3', 'Ulm'],
    ])
  })

  test('are cut at single spaces where numbers stand in columns', () => {
    expect(cells('1 2.5 3\n10 20 30\n5 6.25 7')).toEqual([
      ['1', '2.5', '3'],
      ['10', '20', '30'],
      ['5', '6.25', '7'],
    ])
    expect(cells('lat lon\n52.5 13.4\n48.137 11.575')).toHaveLength(3)
  })

  test.each([
    ['names of two words', 'Ann Lee\nBobby Ray\nZoe Kimmel'],
    ['moments', 'when\n2024-01-01 10:00\n2024-01-02 11:00'],
    ['thousands', '12 000\n1 250\n900 125'],
    ['numbers of telephones', '030 123456\n0171 5550\n089 99'],
    ['cells between commas', 'a,b\n1,2  3\n4,5'],
  ])('stay whole: %s', (_, text) => {
    expect(cells(text)).toBeNull()
  })

  test('are cut at fixed columns though commas stand in their cells', () => {
    expect(
      cells(
        'Name       Amount  Date\nAnn Lee  1,234.50  2024-01-02\nBo          12.00  2024-01-03\nEva      9,250.00  2024-01-04',
      ),
    ).toEqual([
      ['Name', 'Amount', 'Date'],
      ['Ann Lee', '1,234.50', '2024-01-02'],
      ['Bo', '12.00', '2024-01-03'],
      ['Eva', '9,250.00', '2024-01-04'],
    ])
  })
})
