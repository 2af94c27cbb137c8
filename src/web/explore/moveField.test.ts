import { expect, test } from 'vitest'
import { Question } from '../../contract/question.ts'
import { moveField } from './moveField.ts'
import { genre, price, sales } from './sampleColumns.test-data.ts'

const columns = new Map([sales, price, genre].map(column => [column.id, column]))
const [s, p] = [
  { role: 'value', column: 'sales', aggregate: 'max' },
  { role: 'value', column: 'price', aggregate: 'mean' },
] as const
const asked: Question = {
  ...Question.parse({ source: { datasetId: 'd', tableId: 't' } }),
  x: [{ role: 'group', column: 'genre' }],
  y: [s, p],
}

test('within its shelf a field changes places', () => {
  expect(moveField(asked, { from: { shelf: 'y', index: 0 }, to: { shelf: 'y', index: 2 }, columns }).y).toEqual([p, s])
  expect(moveField(asked, { from: { shelf: 'y', index: 1 }, to: { shelf: 'y', index: 0 }, columns }).y).toEqual([p, s])
})

test('on another shelf a field stays as it is where it may, and else stands as suits it there', () => {
  const sized = moveField(asked, { from: { shelf: 'y', index: 0 }, to: { shelf: 'size', index: 0 }, columns })
  expect([sized.y, sized.size]).toEqual([[p], s])
  const onY = moveField(asked, { from: { shelf: 'x', index: 0 }, to: { shelf: 'y', index: 0 }, columns })
  expect(onY.y[0]).toEqual({ role: 'group', column: 'genre' })
  const split = moveField(asked, { from: { shelf: 'y', index: 1 }, to: { shelf: 'facet', index: 0 }, columns })
  expect(split.facet).toEqual({ role: 'group', column: 'price', bins: 5 })
  const dots = moveField(asked, { from: { shelf: 'x', index: 0 }, to: { shelf: 'size', index: 0 }, columns })
  expect(dots.size).toEqual({ role: 'value', column: 'genre', aggregate: 'countDistinct' })
})

test('a field that cannot stand there stays where it was', () => {
  const rows: Question = { ...asked, y: [{ role: 'value', aggregate: 'count' }] }
  expect(moveField(rows, { from: { shelf: 'y', index: 0 }, to: { shelf: 'facet', index: 0 }, columns })).toBe(rows)
})

test('a condition on a figure goes along with it', () => {
  const limited: Question = { ...asked, having: { op: 'gt', column: 'v0', value: 5 } }
  const sized = moveField(limited, { from: { shelf: 'y', index: 0 }, to: { shelf: 'size', index: 0 }, columns })
  expect(sized.having).toEqual({ op: 'gt', column: 'v1', value: 5 })
})
