import { expect, test } from 'vitest'
import { spelt } from './spelling.ts'
import { tokensOf } from './token.ts'

const vocabulary = new Set(['money', 'revenue', 'amount'])
const read = (text: string) => spelt(tokensOf(text), vocabulary, () => false).map(({ word }) => word)

test('a letter left out, doubled or swapped is a slip of the pen', () => {
  expect(read('revenu amountt mnoey')).toEqual(['revenue', 'amount', 'money'])
})

test('another letter makes another word', () => {
  expect(read('monkeys monkey')).toEqual(['monkeys', 'monkey'])
})
