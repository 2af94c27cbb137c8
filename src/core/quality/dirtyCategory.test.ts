import { expect, test } from 'vitest'
import { findVariants } from './dirtyCategory.ts'

const texts = (counts: Record<string, number>) => Object.entries(counts).map(([text, count]) => ({ text, count }))
const groups = (counts: Record<string, number>) => findVariants(texts(counts)).map(v => v.values.map(t => t.text))

test('case, accents, spaces and punctuation do not make another thing', () => {
  expect(groups({ 'São Paulo': 9, 'Sao Paulo': 2, 'SAO-PAULO ': 1, Rio: 4 })).toEqual([
    ['São Paulo', 'Sao Paulo', 'SAO-PAULO '],
  ])
})

test('one slip of the keyboard does not either, when it is rare', () => {
  expect(groups({ Electronics: 50, Electroncis: 2, Electronic: 1 })).toEqual([
    ['Electronics', 'Electroncis', 'Electronic'],
  ])
  expect(groups({ Martin: 20, Martina: 18 })).toEqual([])
})

test('figures and short words are never slips', () => {
  expect(groups({ 'Type 11': 99, 'Type 12': 1, PS2: 90, PS3: 2 })).toEqual([])
})
