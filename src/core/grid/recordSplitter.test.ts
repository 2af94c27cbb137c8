import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RecordSplitter, type Separation } from './recordSplitter.ts'
import { Survey } from './survey.ts'

const RFC: Separation = { delimiter: ',', quote: '"', escape: '"' }

describe('records', () => {
  test('end at LF, CRLF and CR, and the last one needs no line end', () => {
    expect(split('a,b\nc,d\r\ne,f\rg,h', RFC)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ])
  })

  test('hold line ends, delimiters and doubled quotes inside quotes', () => {
    expect(split('"a\r\nb","c,d","e ""f"" g"\n', RFC)).toEqual([['a\r\nb', 'c,d', 'e "f" g']])
  })

  test('are empty cells where nothing stands between delimiters, and one empty cell in an empty line', () => {
    expect(split('a,,\n\n,b\n', RFC)).toEqual([['a', '', ''], [''], ['', 'b']])
  })

  test('keep a quote in the middle of a bare cell', () => {
    expect(split('5" pipe,1\n', RFC)).toEqual([['5" pipe', '1']])
  })

  test('take a quote that is followed by neither delimiter nor line end for a part of the cell', () => {
    const splitter = new RecordSplitter(RFC)
    expect([...splitter.push('"a "b" c",1\n'), ...splitter.end()]).toEqual([['a "b" c', '1']])
    expect(splitter.faults).toEqual({ strayQuotes: 2, unclosedQuotes: 0, runOnCells: 0 })
  })

  test('are counted where odd quotes hold separators and line ends', () => {
    const splitter = new RecordSplitter(RFC)
    expect([...splitter.push('1,"a "b, c\n2,d\n3,e" f",g\n'), ...splitter.end()]).toHaveLength(1)
    expect(splitter.faults.runOnCells).toBe(1)
  })

  test('go on after a quote that is never closed', () => {
    const splitter = new RecordSplitter(RFC)
    expect([...splitter.push('a,"b\nc,d\n'), ...splitter.end()]).toEqual([
      ['a', '"b'],
      ['c', 'd'],
    ])
    expect(splitter.faults.unclosedQuotes).toBe(1)
  })

  test('are told by the fence of quotes where only the first quote of a title is doubled', () => {
    const fenced = { ...RFC, isFenced: true }
    expect(split('"Rae Dunn ""ENJOY" Platter","1"\n"Set of ""2"","3"\n', fenced)).toEqual([
      ['Rae Dunn "ENJOY" Platter', '1'],
      ['Set of "2"', '3'],
    ])
  })

  test('are read with a backslash for escape and with a delimiter of two characters', () => {
    expect(split(String.raw`"a \"b\", c",d`, { delimiter: ',', quote: '"', escape: '\\' })).toEqual([['a "b", c', 'd']])
    expect(split('"a, b", c', { delimiter: ', ', quote: '"', escape: '"' })).toEqual([['a, b', 'c']])
  })

  test('come back cell for cell from any dialect, however the text is cut into pieces', () => {
    fc.assert(
      fc.property(dialects, tables, fc.array(fc.nat(60), { maxLength: 20 }), (dialect, table, cuts) => {
        const text = write(table, dialect)
        expect(split(text, dialect.separation, cuts)).toEqual(table)
      }),
      { numRuns: 400, seed: 7 },
    )
  })

  test('are as many as the survey of the bytes counts', () => {
    fc.assert(
      fc.property(dialects, tables, fc.nat(40), (dialect, table, cut) => {
        fc.pre(dialect.separation.delimiter.length === 1 && dialect.separation.escape !== '\\')
        const bytes = new TextEncoder().encode(write(table, dialect))
        const survey = new Survey(dialect.separation)
        survey.push(bytes.subarray(0, cut))
        survey.push(bytes.subarray(cut))
        survey.end()
        expect(survey.records).toBe(table.length)
        expect(survey.strayQuotes).toBe(0)
        for (const row of table) expect(survey.widths[row.length]).toBeGreaterThan(0)
      }),
      { numRuns: 300, seed: 11 },
    )
  })

  test('are never lost and never more than lines, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') }), text => {
        const cells = split(text, RFC).flat().join('')
        expect(cells.replace(/[",\s]/g, '')).toBe(text.replace(/[",\s]/g, ''))
      }),
      { numRuns: 1000, seed: 13 },
    )
  })
})

interface DialectUnderTest {
  separation: Separation
  lineEnd: string
}

const dialects: fc.Arbitrary<DialectUnderTest> = fc
  .record({
    separation: fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|', ', '),
      quote: fc.constantFrom('"', "'"),
      escape: fc.constantFrom('doubled', '\\'),
    }),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  })
  .map(({ separation, lineEnd }) => ({
    separation: { ...separation, escape: separation.escape === '\\' ? '\\' : separation.quote },
    lineEnd,
  }))

const cell = fc.string({
  unit: fc.constantFrom('a', 'B', '7', ' ', ',', ';', '"', "'", '|', '\t', '\n', '\r', 'é', '漢', '😀', '\\', '.'),
  maxLength: 12,
})
const tables = fc
  .integer({ min: 1, max: 5 })
  .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))

/** Every cell is quoted, so that nothing in it can be mistaken. */
function write(table: readonly (readonly string[])[], { separation, lineEnd }: DialectUnderTest): string {
  const { delimiter, quote, escape: mark } = separation
  const quoted = (text: string) => {
    const safe =
      mark === '\\'
        ? text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)
        : text.replaceAll(quote, quote + quote)
    return quote + safe + quote
  }
  return table.map(row => row.map(quoted).join(delimiter) + lineEnd).join('')
}

function split(text: string, separation: Separation, cuts: readonly number[] = []): string[][] {
  const splitter = new RecordSplitter(separation)
  const records: string[][] = []
  let from = 0
  for (const cut of cuts) {
    records.push(...splitter.push(text.slice(from, from + cut)))
    from += cut
  }
  return [...records, ...splitter.push(text.slice(from)), ...splitter.end()]
}
