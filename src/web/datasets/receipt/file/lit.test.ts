import { expect, test } from 'vitest'
import type { OriginalRow } from '../../../../contract/original.ts'
import { isLit } from './lit.ts'

const row = (given: Partial<OriginalRow> = {}): OriginalRow => ({
  row: 4,
  kind: 'data',
  cells: ['a', 'b'],
  rejected: ['c2'],
  ...given,
})

test('a line about a column lights its cells and its header, not what stands around the table', () => {
  const lit = { columnId: 'c1' }
  expect(isLit(lit, row(), 'c1')).toBe(true)
  expect(isLit(lit, row({ kind: 'header' }), 'c1')).toBe(true)
  expect(isLit(lit, row({ kind: 'preamble' }), 'c1')).toBe(false)
  expect(isLit(lit, row(), 'c2')).toBe(false)
})

test('a line about kinds of rows lights them whole', () => {
  const lit = { kinds: ['totals'] as const }
  expect(isLit(lit, row({ kind: 'totals' }), null)).toBe(true)
  expect(isLit(lit, row(), null)).toBe(false)
})

test('examples are cells of single rows; rejected cells are lit where they are', () => {
  expect(isLit({ columnId: 'c1', rows: [4] }, row(), 'c1')).toBe(true)
  expect(isLit({ columnId: 'c1', rows: [5] }, row(), 'c1')).toBe(false)
  expect(isLit({ isRejected: true }, row(), 'c2')).toBe(true)
  expect(isLit({ isRejected: true }, row(), 'c1')).toBe(false)
  expect(isLit(null, row(), 'c1')).toBe(false)
})
