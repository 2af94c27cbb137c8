import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutLine, cutLineAbove, cutLineWithin, findFixedWidth } from './fixedWidth.ts'

/** Every line cut as it would be read; null when no columns are found. */
function cut(text: string): string[][] | null {
  const lines = text.split('\n')
  const found = findFixedWidth(lines)
  return (
    found && lines.map((line, i) => (i < found.linesAbove ? cutLineAbove(line, i, found) : cutLine(line, found.starts)))
  )
}

describe('columns set with spaces', () => {
  test('are found between words set from the left and numbers set from the right', () => {
    expect(
      cut('Rank Team            Conf\n   1 Ohio St          B10\n  10 Mississippi      SEC\n   3 TCU              B12'),
    ).toEqual([
      ['Rank', 'Team', 'Conf'],
      ['1', 'Ohio St', 'B10'],
      ['10', 'Mississippi', 'SEC'],
      ['3', 'TCU', 'B12'],
    ])
  })

  test('may have empty cells, also at the ends of lines', () => {
    expect(cut('ann   12   x\nbob        yy\neva    3\n      100  z')).toEqual([
      ['ann', '12', 'x'],
      ['bob', '', 'yy'],
      ['eva', '3', ''],
      ['', '100', 'z'],
    ])
  })

  test('keep a title above them whole, and names that do not stand over their columns in order', () => {
    expect(
      cut(
        'Scores of the whole month of May\nfirst name  last name  score\nAnn   Lee    1\nBob   Ray    2\nEva   Kim   10',
      ),
    ).toEqual([
      ['Scores of the whole month of May'],
      ['first name', 'last name', 'score'],
      ['Ann', 'Lee', '1'],
      ['Bob', 'Ray', '2'],
      ['Eva', 'Kim', '10'],
    ])
  })

  test('are not told by a name of two words alone, one of which stands over nothing', () => {
    const lines = [
      'Id     Net proceeds',
      'a1            19.99',
      'b2         -1809.41',
      'Id     Net proceeds',
      'c3            37.93',
    ]
    expect(cut(lines.join('\n'))?.map(cells => cells.length)).toEqual([2, 2, 2, 2, 2])
  })

  test('are not named by a title of as many words above their names', () => {
    const above = 'Custom export for\n'
    const table = ['No      Due     Fee', '1001  12.375  19.99', '1002   8.610   4.16', '1003  19.668   0.50']
    expect(cut(above + table.join('\n'))?.slice(0, 2)).toEqual([['Custom export for'], ['No', 'Due', 'Fee']])
    expect(cut(above + table.slice(1).join('\n'))?.[0]).toEqual(['Custom', 'export', 'for'])
  })

  test('are found between a title and a note that run across them', () => {
    const table = ['Seller  jane', '1001  m66  12.375', '1002  m69   8.610', '1003  m88  19.668', '1004  m16  83.984']
    const found = findFixedWidth(['Printed 30 May', ...table, 'End of report'])
    expect(found).toMatchObject({ starts: [0, 6, 11], linesAbove: 2 })
    expect(found && cutLineWithin('End of report', found)).toEqual(['End of report'])
    expect(found && cutLineWithin('1001  m66  12.375', found)).toEqual(['1001', 'm66', '12.375'])
  })

  test('keep a date and its time together, and thousands that spaces part', () => {
    expect(
      cut('a   2024-01-02 10:00:00   1 200\nb   2024-01-03 11:30:00  12 050\nc   2024-01-04 09:15:00     900'),
    ).toEqual([
      ['a', '2024-01-02 10:00:00', '1 200'],
      ['b', '2024-01-03 11:30:00', '12 050'],
      ['c', '2024-01-04 09:15:00', '900'],
    ])
  })

  test('count characters, not the places they take in memory', () => {
    expect(cut('😀😀   1\nab   22\n日本  333')?.map(cells => cells[1])).toEqual(['1', '22', '333'])
  })

  test.each([
    ['prose', 'It was the best of times,\nit was the worst of times,\nit was the age of wisdom,'],
    ['names', 'Ann Lee\nBob Ray\nZoe Kim\nEva Fox'],
    ['moments', '2024-01-01 10:00\n2024-01-02 11:00\n2024-01-03 12:00'],
    ['two lines', 'a    1\nb    2'],
    ['nothing', '\n\n'],
  ])('are not seen in %s', (_, text) => {
    expect(findFixedWidth(text.split('\n'))).toBeNull()
  })

  test('come back cell for cell from any table of words and numbers', () => {
    const word = fc.stringMatching(/^[a-zé]{1,9}$/)
    const number = fc.integer({ min: 0, max: 99_999 }).map(String)
    const rows = fc.array(fc.tuple(word, number, word, number), { minLength: 3, maxLength: 30 })
    fc.assert(
      fc.property(rows, table => {
        const width = (column: number) => Math.max(...table.map(row => row[column]?.length ?? 0))
        const line = (row: readonly string[]) =>
          row.map((cell, i) => (i % 2 === 0 ? cell.padEnd(width(i)) : cell.padStart(width(i)))).join('  ')
        expect(cut(table.map(line).join('\n'))).toEqual(table)
      }),
      { numRuns: 200, seed: 5 },
    )
  })
})
