import { expect, test } from 'vitest'
import { saysOnly } from './saysOnly.ts'

const source = 'West leads with $28,850.67 of 85,502.54 (34 %), ahead of North.'

test('a sentence with the figures of its source may stand, in whatever order', () => {
  expect(saysOnly('Of 85,502.54 in all, West brought 28850.67, or 34 %.', source)).toBe(true)
  expect(saysOnly('West is far ahead of North.', source)).toBe(true)
})

test('a figure that is not in the source is refused, in digits or in words', () => {
  expect(saysOnly('West brought $28,850.68.', source)).toBe(false)
  expect(saysOnly('West brought about a third.', source)).toBe(false)
  expect(saysOnly('West brought twice as much as North.', source)).toBe(false)
  expect(saysOnly('West brought 34.5 %.', source)).toBe(false)
  expect(saysOnly('West brought ３５ %.', source)).toBe(false)
})
