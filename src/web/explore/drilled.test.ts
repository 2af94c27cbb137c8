import { expect, test } from 'vitest'
import { Question } from '../../contract/question.ts'
import { brokenDown, narrowed, without } from './drilled.ts'
import { genre } from './sampleColumns.test-data.ts'

const asked = Question.parse({
  source: { datasetId: 'd', tableId: 't' },
  type: 'line',
  x: [{ role: 'group', column: 'day', timeUnit: 'month' }],
  y: [{ role: 'value', column: 'sales', aggregate: 'sum' }],
  colour: { role: 'group', column: 'city' },
  filter: { op: 'notNull', column: 'sales' },
})
const bern = { op: 'eq', column: 'city', value: 'Bern' } as const
const june = { op: 'between', column: 'day', low: '2024-06-01', high: '2024-07-01', closed: false } as const

test('a filter to a mark joins the conditions there are, each by itself', () => {
  expect(narrowed(asked, { op: 'and', of: [bern, june] }).filter).toEqual({
    op: 'and',
    of: [{ op: 'notNull', column: 'sales' }, bern, june],
  })
})

test('a mark is excluded as a whole', () => {
  expect(without(asked, { op: 'and', of: [bern, june] }).filter).toEqual({
    op: 'and',
    of: [
      { op: 'notNull', column: 'sales' },
      { op: 'not', of: { op: 'and', of: [bern, june] } },
    ],
  })
})

test('broken down, the same figure stands by another column alone, and the type is free', () => {
  const next = brokenDown(asked, genre, bern)
  expect(next).toMatchObject({ type: 'auto', x: [{ column: 'genre' }], y: asked.y })
  expect(next.colour).toBeUndefined()
})
