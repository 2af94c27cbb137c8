import { expect, test } from 'vitest'
import { smallRenames } from './smallRenames.ts'

const known = (name: string, type: 'text' | 'decimal' | 'integer' | 'date' = 'decimal', id = name) => ({
  id,
  name,
  type,
})
const renamed = (from: string, to: string) => smallRenames([known(to)], [known(from)]).get(to) === from

test('words in another order, shortened words and slips of the pen are small renames', () => {
  expect(renamed('Sold Date', 'date_sold')).toBe(true)
  expect(renamed('Quantity', 'Qty')).toBe(true)
  expect(renamed('Order Amount', 'Order Amt')).toBe(true)
  expect(renamed('Net Seller Proceeds', 'Net Seller Procceds')).toBe(true)
  expect(renamed('Recieved', 'Received')).toBe(true)
})

test('other words and other numbers are other columns', () => {
  expect(renamed('Price', 'Cost')).toBe(false)
  expect(renamed('Sales 2023', 'Sales 2024')).toBe(false)
  expect(renamed('Q1', 'Q2')).toBe(false)
  expect(renamed('Fee', 'Tax')).toBe(false)
})

test('columns of another type are never the same, numbers of any kind may be', () => {
  expect(smallRenames([known('Date Sold', 'text')], [known('Sold Date', 'date')]).size).toBe(0)
  expect(smallRenames([known('Qty', 'integer')], [known('Quantity', 'decimal')]).size).toBe(1)
})

test('where two columns are as like, neither is taken', () => {
  expect(smallRenames([known('Amt')], [known('Amount'), known('Amont')]).size).toBe(0)
  const better = smallRenames([known('Sold Date')], [known('Date Sold'), known('Sold Dates')])
  expect(better.get('Sold Date')).toBe('Date Sold')
})
