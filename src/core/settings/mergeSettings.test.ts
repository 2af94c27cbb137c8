import { expect, test } from 'vitest'
import { ReadSettings } from '../../contract/settings.ts'
import { mergeSettings } from './mergeSettings.ts'

const settings = (given: object) => ReadSettings.parse(given)

test('what a change names takes the place of what was there, and nothing else does', () => {
  const before = settings({
    delimiter: ';',
    encoding: 'windows-1252',
    tables: [
      {
        sheet: null,
        headerRow: 3,
        columns: [
          { column: 'c1', type: 'text' },
          { column: 'c2', unit: 'kg' },
        ],
      },
    ],
  })
  const change = settings({ delimiter: ',', tables: [{ sheet: null, columns: [{ column: 'c2', type: 'integer' }] }] })
  expect(mergeSettings(before, change)).toEqual({
    delimiter: ',',
    encoding: 'windows-1252',
    tables: [
      {
        sheet: null,
        index: 0,
        headerRow: 3,
        columns: [
          { column: 'c1', type: 'text' },
          { column: 'c2', unit: 'kg', type: 'integer' },
        ],
      },
    ],
  })
})

test('null takes a decision on the file back; on a table it is a decision: there is no header', () => {
  const before = settings({ delimiter: ';', tables: [{ sheet: 'A', headerRow: 2 }] })
  const change = settings({ delimiter: null, tables: [{ sheet: 'A', headerRow: null }] })
  const { delimiter, tables } = mergeSettings(before, change)
  expect(delimiter).toBeUndefined()
  expect(tables[0]?.headerRow).toBeNull()
})

test('tables of one sheet are told apart by their place', () => {
  const before = settings({ tables: [{ sheet: 'A', index: 0, headerRow: 1 }] })
  const change = settings({ tables: [{ sheet: 'A', index: 1, headerRow: 9 }] })
  expect(mergeSettings(before, change).tables.map(({ headerRow }) => headerRow)).toEqual([1, 9])
})

test('kinds of rows to keep add up, and an empty list takes them back', () => {
  const keep = (...reasons: string[]) => settings({ tables: [{ sheet: null, keep: reasons }] })
  const both = mergeSettings(keep('preamble'), keep('totals'))
  expect(both.tables[0]?.keep).toEqual(['preamble', 'totals'])
  expect(mergeSettings(both, keep()).tables[0]?.keep).toEqual([])
})
