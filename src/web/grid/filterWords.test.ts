import { expect, test } from 'vitest'
import type { Filter } from '../../contract/plan.ts'
import { readConditions, replaced, writeConditions } from './conditions.ts'
import { filterWords } from './filterWords.ts'

const naming = { name: (id: string) => id.toUpperCase(), value: (_: string, value: unknown) => String(value) }
const say = (filter: Filter) => filterWords(filter, naming)

test('a condition is said as a person would', () => {
  expect(say({ op: 'eq', column: 'genre', value: 'Sports' })).toBe('GENRE is Sports')
  expect(say({ op: 'in', column: 'g', values: ['a', null, 'b', 'c', 'd'] })).toBe('G is a, missing, b or 2 more')
  expect(say({ op: 'between', column: 'x', low: 0, high: 10, closed: true })).toBe('X from 0 to 10')
  expect(say({ op: 'between', column: 'x', low: 0, high: 10, closed: false })).toBe('X from 0 to before 10')
  expect(say({ op: 'between', column: 'x', low: null, high: 10, closed: false })).toBe('X < 10')
  expect(say({ op: 'not', of: { op: 'eq', column: 'x', value: 1 } })).toBe('X is not 1')
  expect(say({ op: 'isNull', column: 'x' })).toBe('X is missing')
})

test('conditions survive an address, nested ones flat', () => {
  const conditions: Filter[] = [
    { op: 'eq', column: 'a', value: 1 },
    { op: 'and', of: [{ op: 'isNull', column: 'b' }] },
  ]
  expect(readConditions(writeConditions(conditions))).toEqual([conditions[0], { op: 'isNull', column: 'b' }])
  expect(readConditions('{"op":"and"')).toEqual([])
  expect(writeConditions([])).toBeUndefined()
})

test('a column has one set of conditions', () => {
  const old: Filter[] = [
    { op: 'contains', column: 'a', value: 'x' },
    { op: 'isNull', column: 'b' },
  ]
  expect(replaced(old, 'a', [{ op: 'notNull', column: 'a' }])).toEqual([old[1], { op: 'notNull', column: 'a' }])
})
