import { describe, expect, it } from 'vitest'
import { many, typingInFolder } from '../../../test/factories/typedTable.ts'

const { column } = typingInFolder()

describe('missing markers', () => {
  it('are nulls in numbers whatever they are, and counted by text', async () => {
    const {
      column: c,
      values,
      codes: said,
    } = await column('n', [...many(['1', '2'], 10), 'N/A', '-', 'None', 'N/A', null])
    expect(values.filter(value => value === null)).toHaveLength(5)
    expect(c.missing).toEqual([
      { marker: '', count: 1 },
      { marker: 'N/A', count: 2 },
      { marker: '-', count: 1 },
      { marker: 'None', count: 1 },
    ])
    expect(said.filter(code => code === 'repair.missing_marker')).toHaveLength(3)
  })

  it.each<[string, string[], string[]]>([
    ['N/A and null are missing in text', ['Nintendo', 'N/A', 'Sega', 'null'], ['N/A', 'null']],
    ['None is a category', ['Brick', 'None', 'Stone', 'none'], []],
    ['asterisks are missing, however many', ['red', '****', 'blue'], ['****']],
    ['a dash is missing among words', ['red', '-', 'blue'], ['-']],
    ['a dash is a sign among signs', ['+', '-', '+'], []],
    ['NA is missing among words', ['Grvl', 'NA', 'Pave'], ['NA']],
    ['NA is a country among countries', ['DE', 'NA', 'ZA', 'FR'], []],
    ['Null is a name', ['Smith', 'Null', 'Jones'], []],
  ])('%s', async (_, cells, missing) => {
    const { column: c } = await column('label', cells)
    expect(c.type).toBe('text')
    expect(c.missing.map(({ marker }) => marker)).toEqual(missing)
  })

  it.each([
    ['text', ['\ufeff-', 'x', 'y']],
    ['integer', ['\ufeff-', '1', '2']],
    ['text', ['\ufeff N/A ', 'n/a', 'x']],
  ])('stand behind a byte order mark, too: %s', async (type, cells) => {
    const { column: c, values, reading } = await column('label', cells)
    expect(c.type).toBe(type)
    expect(c.missing.every(({ marker }) => marker.trim() === marker)).toBe(true)
    const { read, typed: held, missing } = reading.receipt.cells
    expect([read, held, missing]).toEqual([
      3,
      values.filter(v => v !== null).length,
      values.filter(v => v === null).length,
    ])
  })
})
