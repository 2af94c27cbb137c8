import { expect, it } from 'vitest'
import { Question, type QuestionInput } from '../../contract/question.ts'
import { matchColumns } from './matchColumns.ts'
import { moveQuestion } from './moveQuestion.ts'
import { columnsOf } from './questionColumns.ts'

const there = { datasetId: 'other', tableId: 't9' }
const ask = (question: Omit<QuestionInput, 'source'>) =>
  Question.parse({ source: { datasetId: 'here', tableId: 't0', versionId: 'v' }, ...question })
const whole = ask({
  type: 'line',
  x: [{ role: 'group', column: 'year', leading: { n: 3, other: true, by: 1 } }],
  y: [
    { role: 'value', column: 'price', aggregate: 'mean' },
    { role: 'value', column: 'sales', aggregate: 'sum', calculation: { kind: 'share', along: 'genre' } },
  ],
  colour: { role: 'group', column: 'genre' },
  size: { role: 'value', aggregate: 'count' },
  filter: {
    op: 'and',
    of: [
      { op: 'eq', column: 'genre', value: 'Sports' },
      { op: 'not', of: { op: 'or', of: [{ op: 'isNull', column: 'price' }] } },
    ],
  },
  having: {
    op: 'and',
    of: [
      { op: 'gt', column: 'v0', value: 1 },
      { op: 'lt', column: 'v1', value: 9 },
    ],
  },
})
const all = ['year', 'price', 'sales', 'genre']

it('finds every column of a question once', () => {
  expect(columnsOf(whole)).toEqual(all)
})

it('renames every column and asks the newest version of the other table', () => {
  const moved = moveQuestion(whole, there, new Map(all.map(id => [id, `new-${id}`])))
  expect(moved.source).toEqual(there)
  expect(columnsOf(moved)).toEqual(all.map(id => `new-${id}`))
  expect(moved.having).toEqual(whole.having)
  expect(Question.parse(moved)).toEqual(moved)
})

it('leaves out what stands on a missing column and counts the figures anew', () => {
  const moved = moveQuestion(
    whole,
    there,
    new Map([
      ['year', 'y'],
      ['sales', 's'],
      ['genre', 'g'],
    ]),
  )
  expect(moved.y).toEqual([
    { role: 'value', column: 's', aggregate: 'sum', calculation: { kind: 'share', along: 'g' } },
  ])
  expect(moved.x).toEqual([{ role: 'group', column: 'y', leading: { n: 3, other: true, by: 0 } }])
  expect(moved.filter).toEqual({ op: 'and', of: [{ op: 'eq', column: 'g', value: 'Sports' }] })
  expect(moved.having).toEqual({ op: 'and', of: [{ op: 'lt', column: 'v0', value: 9 }] })
})

it('keeps the plain figure when the column it is computed along is missing', () => {
  const moved = moveQuestion(whole, there, new Map([['sales', 's']]))
  expect(moved.y).toEqual([{ role: 'value', column: 's', aggregate: 'sum' }])
  expect(moved.x).toEqual([])
  expect(moved.colour).toBeUndefined()
  expect(moved.filter).toBeUndefined()
  expect(Object.keys(moved)).not.toContain('filter')
})

const column = (id: string, name: string, type: 'text' | 'integer' | 'double' | 'date' | 'timestamp' = 'text') => ({
  id,
  name,
  type,
})

it('matches names whatever their case, spaces and underscores', () => {
  const { ids, missing } = matchColumns(
    [column('a', 'Global_Sales', 'double'), column('b', 'Release date', 'date'), column('c', 'Publisher')],
    [column('x', 'global sales', 'integer'), column('y', 'RELEASE_DATE', 'timestamp')],
  )
  expect([...ids]).toEqual([
    ['a', 'x'],
    ['b', 'y'],
  ])
  expect(missing.map(({ name }) => name)).toEqual(['Publisher'])
})

it('does not take a column of another kind for a number, and prefers the same spelling', () => {
  expect(matchColumns([column('a', 'Year', 'integer')], [column('x', 'Year', 'text')]).missing).toHaveLength(1)
  const { ids } = matchColumns(
    [column('a', 'unit price'), column('b', 'Unit Price')],
    [column('x', 'Unit Price'), column('y', 'UNIT_PRICE')],
  )
  expect(ids.get('b')).toBe('x')
  expect(ids.get('a')).toBe('y')
})
