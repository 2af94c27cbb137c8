import { expect, test } from 'vitest'
import { ReadSettings } from '../../../contract/settings.ts'
import { changeOf, indexOfTable, noSettings } from './changeOf.ts'

const place = { sheet: 'Sales', index: 1 }

test('what is left empty is left to the program', () => {
  expect(changeOf(noSettings, place)).toBeNull()
  expect(changeOf({ ...noSettings, columnId: 'c1' }, place)).toBeNull()
})

test('a change names the table, the column, and only what was filled in', () => {
  const change = changeOf(
    { ...noSettings, headerRow: '3', columnId: 'c2', type: 'text', missing: 'n/a, -, n/a ', unit: '-' },
    place,
  )
  expect(change).toEqual({
    tables: [{ ...place, headerRow: 3, columns: [{ column: 'c2', type: 'text', missing: ['n/a', '-'], unit: null }] }],
  })
  expect(ReadSettings.safeParse(change).success).toBe(true)
})

test('a header row of nought is no header; no quote is an empty one', () => {
  expect(changeOf({ ...noSettings, headerRow: '0' }, place)?.tables[0]?.headerRow).toBeNull()
  expect(changeOf({ ...noSettings, quote: 'none' }, place)).toEqual({ quote: '', tables: [] })
})

test('a table is known by its place among those of its sheet', () => {
  const tables = [
    { id: 'a', sheet: 'One' },
    { id: 'b', sheet: 'Two' },
    { id: 'c', sheet: 'Two' },
  ]
  expect(tables.map(({ id }) => indexOfTable(tables, id))).toEqual([0, 0, 1])
})
