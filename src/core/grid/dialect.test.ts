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
