import { describe, expect, test } from 'vitest'
import { detectSeparation, findSeparation } from './dialect.ts'

const rows = (line: (i: number) => string) => Array.from({ length: 30 }, (_, i) => line(i)).join('\n')

describe('the dialect', () => {
  test.each([
    [',', (i: number) => `${i},Ann Lee,2020-01-0${(i % 9) + 1},3.5`],
    [';', (i: number) => `${i};Ann Lee;2020-01-0${(i % 9) + 1};3,5`],
    ['\t', (i: number) => `${i}\tAnn, Lee\t2020-01-0${(i % 9) + 1}\t3.5`],
    ['|', (i: number) => `${i}|Ann, Lee|2020-01-0${(i % 9) + 1}|3.5`],
    ['^', (i: number) => `${i}^Ann Lee^2020-01-0${(i % 9) + 1}^3.5`],
    ['~', (i: number) => `${i}~Ann Lee~2020-01-0${(i % 9) + 1}~3.5`],
    ['||', (i: number) => `${i}||Ann, Lee||2020-01-0${(i % 9) + 1}||3.5`],
    [' | ', (i: number) => `${i} | Ann Lee | 2020-01-0${(i % 9) + 1} | 3.5`],
    ['; ', (i: number) => `${i}; Ann, Lee; 2020-01-0${(i % 9) + 1}; 3.5`],
    [':', (i: number) => `user${i}:x:${1000 + i}:/home/user${i}:/bin/sh`],
    [', ', (i: number) => `${i}, ${i % 7 ? 'Ann' : '"a,b\nc"'}, 2020-01-0${(i % 9) + 1}, 3.5`],
    [', ', (i: number) => `${i}, Ann Lee, 2020-01-0${(i % 9) + 1}, 3.5`],
  ])('delimited by %j is found', (delimiter, line) => {
    expect(detectSeparation([rows(line)]).delimiter).toBe(delimiter)
  })

  test('of decimal commas between semicolons is not cut at the commas', () => {
    expect(detectSeparation([`a;b\n${rows(i => `${i},5;${i},25`)}`]).delimiter).toBe(';')
  })

  test('knows single quotes from apostrophes', () => {
    expect(detectSeparation([rows(i => `'a, ${i}','b'`)]).quote).toBe("'")
    expect(detectSeparation([rows(i => `${i},don't,"a, b"`)]).quote).toBe('"')
  })

  test('finds a backslash before quotes', () => {
    expect(detectSeparation([rows(i => `${i},"say \\"hi\\", twice"`)]).escape).toBe('\\')
  })

  test('takes the escape by which every quote has its place, however many rows the other one runs together', () => {
    const said = (i: number) => `${i};2020-07-12;"said \\"no\\", then \\"yes\\""`
    const text = `Filter: status\n${rows(i => (i % 9 ? `${i};2020-07-12;Desk lamp` : said(i)))}\n1;2020-01-01;"a\nb"`
    expect(detectSeparation([text])).toEqual({ delimiter: ';', quote: '"', escape: '\\' })
  })

  test('may have a space behind each comma that quotes hide, and decimal commas within these', () => {
    const text = rows(i => `${i}, "£1${i},99", "${i},375", ${i % 2 ? 'yes' : ''}, East`)
    expect(detectSeparation([text])).toEqual({ delimiter: ', ', quote: '"', escape: '"' })
    const quoted = '"p, q, ""r"""'
    const one = rows(i => `${i}, x, ${i % 20 ? 'y' : quoted}, 1`)
    const other = rows(i => `${i}, x, y, 2, 3`)
    expect(detectSeparation([`a, b, c, d\n${one}\n\n${other}`]).delimiter).toBe(', ')
  })

  test('finds quotes that a space hides behind its delimiter', () => {
    expect(
      detectSeparation([rows(i => `${i}, ${i % 9 ? 'mug' : `'wide, "quoted", and\nbroken'`}, m${i}`)]),
    ).toMatchObject({
      delimiter: ', ',
      quote: "'",
    })
  })

  test('of times is one column', () => {
    expect(findSeparation([rows(i => `12:${10 + i}:59`)])).toBeNull()
  })

  test('takes the delimiter that is given, and finds the quotes that go with it', () => {
    const text = rows(i => `${i};'a, ${i}; b';2`)
    expect(findSeparation([text], { delimiter: ';' })).toMatchObject({ delimiter: ';', quote: "'" })
    expect(findSeparation([text], { delimiter: ',', quote: '' })).toMatchObject({ delimiter: ',', quote: '' })
  })

  test('without quotes may have backslashes before delimiters', () => {
    expect(detectSeparation([rows(i => `${i}|a \\| b|${i % 3 ? 'c' : 'c \\| d'}`)])).toMatchObject({
      delimiter: '|',
      quote: '',
      escape: '\\',
    })
  })

  test('of prose is one column', () => {
    const prose =
      'It was late, and dark\nNobody came\nThen, at last, a light, far off\nNothing more\nNever, ever, ever, again, he said\n'
    expect(detectSeparation([prose])).toEqual({ delimiter: ',', quote: '"', escape: '"' })
  })

  test('is found below a preamble', () => {
    expect(
      detectSeparation([`Report, of all the things\nmade by Ann\n\n${rows(i => `${i};x;${i * 2}`)}`]).delimiter,
    ).toBe(';')
  })
})
