import { expect, test } from 'vitest'
import { moved } from './gridKeys.ts'

const bounds = { rows: 100, columns: 5, page: 20 }
const from = { row: 10, column: 2 }

test('arrows move by one cell and stop at the edges', () => {
  expect(moved(from, 'ArrowDown', false, bounds)).toEqual({ row: 11, column: 2 })
  expect(moved({ row: 0, column: 0 }, 'ArrowUp', false, bounds)).toEqual({ row: 0, column: 0 })
  expect(moved({ row: 99, column: 4 }, 'ArrowRight', false, bounds)).toEqual({ row: 99, column: 4 })
})

test('pages, Home and End reach far', () => {
  expect(moved(from, 'PageUp', false, bounds)).toEqual({ row: 0, column: 2 })
  expect(moved(from, 'PageDown', false, bounds)).toEqual({ row: 30, column: 2 })
  expect(moved(from, 'End', false, bounds)).toEqual({ row: 10, column: 4 })
  expect(moved(from, 'End', true, bounds)).toEqual({ row: 99, column: 4 })
  expect(moved(from, 'Home', true, bounds)).toEqual({ row: 0, column: 0 })
})

test('other keys are not the grid’s', () => {
  expect(moved(from, 'a', false, bounds)).toBeNull()
})
