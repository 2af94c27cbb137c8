import { expect, test } from 'vitest'
import type { Meaning } from '../../contract/column.ts'
import { checkFormula } from '../formula/check.ts'
import { moneyOf } from './moneyOf.ts'

const money = (unit: string): Meaning => ({ unit, isMoney: true, additive: 'sum', direction: 'up' })
const columns = [
  { id: 'c1', name: 'Price', type: 'decimal' as const, scale: 2, meaning: money('USD') },
  { id: 'c2', name: 'Fee', type: 'decimal' as const, scale: 2, meaning: money('USD') },
  { id: 'c3', name: 'Tax', type: 'decimal' as const, scale: 2, meaning: money('EUR') },
  { id: 'c4', name: 'Units', type: 'integer' as const, scale: null, meaning: undefined },
]

function unitOf(formula: string): string | null | undefined {
  const checked = checkFormula(formula, columns)
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return moneyOf(checked.expression, columns)?.unit
}

test.each(['[Price] - [Fee]', '[Price] * [Units]', 'ROUND([Price] * 1.1, 2)', 'IF([Units] > 3, [Price], 0)', '-[Fee]'])(
  '%s is money',
  formula => {
    expect(unitOf(formula)).toBe('USD')
  },
)

test.each([
  '[Price] / [Fee]',
  'IF([Price] > 5, 1, 0)',
  'LEN([Price])',
  '[Price] + [Tax]',
  '[Price] * [Fee]',
  '[Units] * 2',
])('%s is none', formula => {
  expect(unitOf(formula)).toBeUndefined()
})
