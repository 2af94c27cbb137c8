import { expect, test } from 'vitest'
import { matchTables } from './matchTables.ts'

const table = (name: string, sheet: string | null = null, index = 0) => ({ name, sheet, index })

test('a table is the one at its place, whatever it is called', () => {
  const known = [table('Orders', 'A'), table('Fees', 'A', 1)]
  expect(matchTables([table('Fees', 'A'), table('Orders', 'A', 1)], known)).toEqual([known[0], known[1]])
})

test('on another sheet it is known by its name, and the last one left by being left', () => {
  const known = [table('Orders', 'Jan'), table('Fees', 'Fees')]
  expect(matchTables([table('Fees', 'Costs'), table('Sales', 'Feb')], known)).toEqual([known[1], known[0]])
})

test('a table that was not there is new', () => {
  const known = [table('Orders', 'A')]
  expect(matchTables([table('Orders', 'A'), table('Notes', 'B')], known)).toEqual([known[0], null])
  const others = [table('x', 'X'), table('y', 'Y')]
  expect(matchTables(others, known)).toEqual([null, null])
})
