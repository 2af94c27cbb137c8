import { expect, it } from 'vitest'
import { fileNameOf, momentOf, pastedOf, toTsv } from './pasted.ts'

it('cells of a spreadsheet come with tabs and line ends of Windows', () => {
  expect(pastedOf('City\tPeople\r\nUlm\t1\r\nBern\t2\r\n')).toMatchObject({
    ending: 'tsv',
    head: [
      ['City', 'People'],
      ['Ulm', '1'],
      ['Bern', '2'],
    ],
    lineCount: 3,
  })
})

it('text with commas or semicolons is CSV, and its quotes hold line ends', () => {
  expect(pastedOf('a;b\n"x;\ny";2\n')).toMatchObject({
    ending: 'csv',
    head: [
      ['a', 'b'],
      ['x;\ny', '2'],
    ],
  })
})

it('a list of lines is text of one column', () => {
  expect(pastedOf('Anna\nBert\n')).toMatchObject({ ending: 'txt', head: [['Anna'], ['Bert']], lineCount: 2 })
})

it('a list of objects is JSON, and its keys are shown as columns', () => {
  expect(pastedOf(' [{"a":1,"b":null},{"a":2,"c":{"d":3}}]')).toMatchObject({
    ending: 'json',
    head: [
      ['a', 'b', 'c'],
      ['1', '', ''],
      ['2', '', '{"d":3}'],
    ],
  })
})

it('an object on each line is NDJSON', () => {
  expect(pastedOf('{"a":1}\n{"a":2}\n')).toMatchObject({ ending: 'ndjson', head: [['a'], ['1'], ['2']], lineCount: 2 })
})

it('JSON that is broken or holds no objects is sent as it stands', () => {
  expect(pastedOf('{"a":1,')).toMatchObject({ ending: 'json', head: null })
  expect(pastedOf('[1, 2]')).toMatchObject({ ending: 'json', head: null })
})

it('blanks are nothing', () => {
  expect(pastedOf(' \n\t\n')).toBeNull()
})

it('only the first rows are shown of much', () => {
  const pasted = pastedOf('a\tb\n'.repeat(100_000))
  expect(pasted?.head).toHaveLength(6)
  expect(pasted?.lineCount).toBe(100_000)
})

it('rows become tab-separated text that reads back as it was', () => {
  const rows = [
    ['a', 'b'],
    ['x\ty', 'say "no"\nand go'],
  ]
  expect(pastedOf(toTsv(rows))).toMatchObject({ ending: 'tsv', head: rows })
})

it('a pasted file is called after its moment, and a slash makes no folder of it', () => {
  const name = `Pasted data, ${momentOf(new Date(2026, 10, 21, 9, 5), 'en-GB')}`
  expect(fileNameOf(name, 'tsv')).toBe('Pasted data, 21 Nov 09:05.tsv')
  expect(fileNameOf(' in/out ', 'csv')).toBe('in-out.csv')
})
