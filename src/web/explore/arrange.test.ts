import { expect, test } from 'vitest'
import type { ChartType } from '../../contract/chart.ts'
import { Question } from '../../contract/question.ts'
import { arranged } from './arrange.ts'
import { day, genre, price, sales } from './sampleColumns.test-data.ts'

const columns = new Map([sales, price, genre, day].map(column => [column.id, column]))
const empty = Question.parse({ source: { datasetId: 'd', tableId: 't' } })
const byPrice: Question = {
  ...empty,
  x: [{ role: 'group', column: 'price', bins: 20 }],
  y: [{ role: 'value', column: 'sales', aggregate: 'sum' }],
}
const byGenre: Question = { ...byPrice, x: [{ role: 'group', column: 'genre' }] }
const turn = (question: Question, type: ChartType) => arranged(question, type, columns)

test('a type that fits is taken without touching the fields', () => {
  expect(turn(byGenre, 'pie')).toEqual({ ...byGenre, type: 'pie' })
})

test('two numbers become points, and points become ranges and figures again', () => {
  const points = turn(byPrice, 'scatter')
  expect(points).toMatchObject({ x: [{ role: 'raw', column: 'price' }], y: [{ role: 'raw', column: 'sales' }] })
  expect(typeof points === 'string' || turn(points, 'bar')).toMatchObject({ type: 'bar' })
})

test('a figure becomes the spread of its column in each group', () => {
  expect(turn(byGenre, 'box')).toMatchObject({ x: byGenre.x, y: [{ role: 'raw', column: 'sales' }] })
})

test('one number alone becomes a histogram', () => {
  const total: Question = { ...empty, y: [{ role: 'value', column: 'sales', aggregate: 'sum' }] }
  expect(turn(total, 'histogram')).toMatchObject({ x: [{ column: 'sales', bins: 20 }], y: [] })
})

test('what cannot be turned to fit says what it needs', () => {
  expect(turn(byGenre, 'scatter')).toMatch(/number/)
  expect(turn(byGenre, 'histogram')).toMatch(/number on X/)
  expect(turn(byGenre, 'metric')).toMatch(/no groups/)
})
