import { expect, test } from 'vitest'
import { Question } from '../../contract/question.ts'
import { isSame, readQuestion, writeQuestion } from './address.ts'

const source = { datasetId: 'd', tableId: 't' }
const question = Question.parse({
  source,
  type: 'line',
  x: [{ role: 'group', column: 'day', timeUnit: 'month' }],
  y: [{ role: 'value', column: 'sales', aggregate: 'sum', calculation: { kind: 'movingAverage', periods: 3 } }],
  colour: { role: 'group', column: 'genre', leading: { n: 5, other: true } },
  filter: {
    op: 'or',
    of: [
      { op: 'isNull', column: 'day' },
      { op: 'not', of: { op: 'eq', column: 'genre', value: 'x' } },
    ],
  },
  having: { op: 'gt', column: 'v0', value: 3 },
  stack: 'percent',
})

test('an address gives back the question it was written from', () => {
  const written = writeQuestion(question)
  expect(written).not.toContain('source')
  expect(readQuestion(written, source)).toEqual(question)
})

test('nothing asked is nothing in the address', () => {
  expect(writeQuestion(Question.parse({ source }))).toBeUndefined()
  expect(readQuestion(undefined, source)).toEqual({ source, type: 'auto', x: [], y: [] })
})

test('an address that was cut or made up is no question', () => {
  expect(readQuestion('{"x":[', source)).toBeNull()
  expect(readQuestion('{"x":[{"role":"boss"}]}', source)).toBeNull()
  expect(readQuestion('{"y":[{"role":"value","aggregate":"total"}]}', source)).toBeNull()
})

test('questions are the same whatever the order of their keys', () => {
  expect(isSame(question, { ...question })).toBe(true)
  const { stack, ...rest } = question
  expect(isSame(question, { ...(stack && { stack }), ...rest })).toBe(true)
  expect(isSame(question, rest)).toBe(false)
})
