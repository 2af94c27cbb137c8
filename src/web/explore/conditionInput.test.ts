import { expect, test } from 'vitest'
import type { Filter } from '../../contract/plan.ts'
import { filterFrom, inputFrom, isPlain, kindsFor, type Subject, subjectOf } from './conditionInput.ts'

const text: Subject = { id: 'c', type: 'text', role: 'dimension' }
const number: Subject = { id: 'c', type: 'decimal', role: 'measure' }
const date: Subject = { id: 'c', type: 'date', role: 'time' }
const moment: Subject = { id: 'c', type: 'timestamp', role: 'time' }

test('each kind of condition is given back by the form that shows it', () => {
  const cases: [Subject, Filter][] = [
    [text, { op: 'in', column: 'c', values: ['a', null] }],
    [text, { op: 'not', of: { op: 'in', column: 'c', values: ['a'] } }],
    [text, { op: 'contains', column: 'c', value: 'x' }],
    [text, { op: 'not', of: { op: 'contains', column: 'c', value: 'x' } }],
    [text, { op: 'startsWith', column: 'c', value: 'x' }],
    [text, { op: 'endsWith', column: 'c', value: 'x' }],
    [number, { op: 'between', column: 'c', low: 1, high: null, closed: true }],
    [number, { op: 'gt', column: 'c', value: -2.5 }],
    [date, { op: 'relative', column: 'c', direction: 'this', unit: 'year', count: 1, anchor: 'today' }],
    [date, { op: 'lt', column: 'c', value: '2024-05-01' }],
    [date, { op: 'notNull', column: 'c' }],
  ]
  for (const [column, filter] of cases) {
    expect(isPlain(filter)).toBe(true)
    expect(subjectOf(filter)).toBe('c')
    expect(filterFrom(column, inputFrom(column, filter))).toEqual(filter)
  }
})

test('a form that says nothing yet asks for nothing', () => {
  for (const column of [text, number]) expect(filterFrom(column, inputFrom(column, undefined))).toBeNull()
  expect(filterFrom(number, { ...inputFrom(number, undefined), kind: 'gt', text: 'many' })).toBeNull()
})

test('the last day of a range of moments is meant as a whole', () => {
  const input = { ...inputFrom(moment, undefined), kind: 'between', low: '2024-01-01', high: '2024-01-31' } as const
  expect(filterFrom(moment, input)).toMatchObject({ low: '2024-01-01', high: '2024-01-31T23:59:59.999' })
})

test('dates begin with relative ones, names with a choice, measures with a range', () => {
  expect([date, text, number].map(column => kindsFor(column)[0])).toEqual(['relative', 'oneOf', 'between'])
})

test('what joins several conditions has no form of its own', () => {
  expect(isPlain({ op: 'or', of: [] })).toBe(false)
  expect(isPlain({ op: 'not', of: { op: 'gt', column: 'c', value: 1 } })).toBe(false)
})
