import { describe, expect, test } from 'vitest'
import type { CompletedColumn } from './complete.ts'
import { complete } from './complete.ts'
import { formulaFunctions } from './functions.ts'
import { renameColumn } from './renameColumn.ts'

const columns: readonly CompletedColumn[] = [
  { id: 'c1', name: 'Price', type: 'decimal', scale: 2 },
  { id: 'c2', name: 'Item Name', type: 'text', scale: null, values: ['Mug', 'The "best" mug', 'Plate'] },
  { id: 'c3', name: 'Unit price', type: 'decimal', scale: 2 },
]

function at(formula: string) {
  const caret = formula.indexOf('|')
  const { from, to, items, inside } = complete(formula.replace('|', ''), caret, columns)
  return { range: [from, to], inserts: items.map(item => item.insert), inside }
}

describe('at the caret', () => {
  test('columns and functions that begin so come first', () => {
    expect(at('=pr|')).toMatchObject({ range: [1, 3], inserts: ['[Price]', 'PROPER(', '[Unit price]'] })
  })

  test('a bracket opens the names of columns, and is closed once', () => {
    expect(at('1 + [uni|')).toMatchObject({ range: [4, 8], inserts: ['[Unit price]'] })
    expect(at('1 + [uni|] * 2')).toMatchObject({ range: [4, 9], inserts: ['[Unit price]'] })
  })

  test('behind a comparison the values of its column are offered', () => {
    expect(at('IF([Item Name] = "m|')).toMatchObject({ inserts: ['"Mug"', '"The ""best"" mug"'] })
    expect(at('[Item Name] = |').inserts.slice(0, 2)).toEqual(['"Mug"', '"The ""best"" mug"'])
  })

  test('the function around it says what it takes', () => {
    expect(at('IF(LEN([Item Name]) > 3, |').inside).toMatchObject({
      signature: 'IF(condition, then, otherwise?)',
      argument: 1,
    })
    expect(at('1 + |').inside).toBeNull()
  })

  test('nothing is offered where an operator is next', () => {
    expect(at('[Price] |').inserts).toEqual([])
  })
})

test('a formula follows its column to another name', () => {
  expect(renameColumn('=[price]*Price & "Price" + PRICE(1)', 'Price', 'Cost ] net')).toBe(
    '=[Cost ]] net]*[Cost ]] net] & "Price" + PRICE(1)',
  )
  expect(renameColumn('"open [Price]', 'Price', 'Cost')).toBe('"open [Price]')
})

test('every function has help and an example', () => {
  expect(formulaFunctions.filter(each => each.help === '' || each.example === '')).toEqual([])
  expect(formulaFunctions.length).toBeGreaterThan(70)
})
