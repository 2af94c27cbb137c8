import { read } from '@e965/xlsx'
import { expect, it } from 'vitest'
import type { ResultTable } from '../../contract/plan.ts'
import { writeWorkbook } from './writeWorkbook.ts'

const table = (columns: ResultTable['columns'], ...data: ResultTable['data']): ResultTable => ({
  ...{ columns, data, rowCount: data[0]?.length ?? 0, truncated: false },
})
const text = (name: string) => ({ id: name, name, type: 'text' as const })
const opened = (...sheets: { name: string; table: ResultTable }[]) => read(writeWorkbook(sheets), { cellDates: false })

it('texts that look like formulas are texts, in headings too', () => {
  const evil = '=HYPERLINK("http://x.example","y")'
  const { Sheets } = opened({ name: 'S', table: table([text('=1+1'), text('Note')], [evil], ['@SUM(A1)']) })
  const cells = ['A1', 'A2', 'B2'].map(at => Sheets['S']?.[at])
  expect(cells.map(({ t, f, v }) => [t, f, v])).toEqual([
    ['s', undefined, '=1+1'],
    ['s', undefined, evil],
    ['s', undefined, '@SUM(A1)'],
  ])
})

it('numbers, truths and days are what they are; what a spreadsheet would round or misdate stays a text', () => {
  const columns: ResultTable['columns'] = [
    { id: 'a', name: 'Day', type: 'date' },
    { id: 'b', name: 'At', type: 'timestamp' },
    { id: 'c', name: 'Amount', type: 'decimal' },
    { id: 'd', name: 'Paid', type: 'boolean' },
    { id: 'e', name: 'Rate', type: 'double' },
  ]
  const given = table(
    columns,
    ['2024-03-01', '1899-05-01'],
    ['2024-03-01T12:00:00', null],
    ['12.50', '1234567890123456.78'],
    [true, null],
    [0.5, Number.NaN],
  )
  const sheet = opened({ name: 'S', table: given }).Sheets['S'] ?? {}
  const value = (at: string) => sheet[at]?.v
  expect(['A2', 'B2', 'C2', 'D2', 'E2'].map(value)).toEqual([45_352, 45_352.5, 12.5, true, 0.5])
  expect(['A3', 'B3', 'C3', 'D3', 'E3'].map(value)).toEqual([
    ...['1899-05-01', undefined, '1234567890123456.78', undefined, undefined],
  ])
  expect(sheet['A2']?.w).toBe('2024-03-01')
})

it('sheets have names that spreadsheets take, each its own', () => {
  const one = table([text('A')], ['x'])
  const long = 'Sales by country [and] product: what stands out most'
  const { SheetNames } = opened({ name: long, table: one }, { name: long, table: one }, { name: '?', table: one })
  expect(SheetNames).toEqual(['Sales by country and product wh', 'Sales by country and product 2', 'Sheet'])
  expect(SheetNames.every(name => name.length <= 31)).toBe(true)
})
