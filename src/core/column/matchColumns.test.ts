import { expect, test } from 'vitest'
import { matchColumns } from './matchColumns.ts'

const known = [
  { id: 'c1', name: 'Item Id' },
  { id: 'c2', name: 'Sold Date' },
  { id: 'c5', name: 'Price' },
]

test('columns keep their ids over another order, other case and other marks', () => {
  expect(matchColumns(['sold_date', 'PRICE', 'Item Id'], known)).toEqual(['c2', 'c5', 'c1'])
})

test('a new column gets an id nobody had, the one that is gone leaves its id free of use', () => {
  expect(matchColumns(['Item Id', 'Colour', 'Price'], known)).toEqual(['c1', 'c6', 'c5'])
})

test('the same name wins over a likely one', () => {
  expect(matchColumns(['price', 'Price'], known)).toEqual(['c6', 'c5'])
})
