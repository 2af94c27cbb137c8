import { expect, it } from 'vitest'
import { READ_ENDINGS, stemOf } from './fileName.ts'

it('takes every ending that can be read off a name', () => {
  for (const ending of READ_ENDINGS) expect(stemOf(`Sales.${ending}`)).toBe('Sales')
  expect(stemOf('Sales.XLSX')).toBe('Sales')
})

it('takes double endings off as one', () => {
  expect(stemOf('sales.csv.gz')).toBe('sales')
  expect(stemOf('sales.ndjson.zip')).toBe('sales')
})

it('keeps points and endings of other kinds', () => {
  expect(stemOf('v1.2 report.csv')).toBe('v1.2 report')
  expect(stemOf('Report 2024.11')).toBe('Report 2024.11')
  expect(stemOf('figures.docx')).toBe('figures.docx')
})

it('leaves a name that is nothing but an ending as it is', () => {
  expect(stemOf('.csv')).toBe('.csv')
})
