import { expect, test } from 'vitest'
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
const turn = (question: Question, type: Parameters<typeof arranged>[1], fitting: readonly string[] = []) =>
  arranged(question, type, {
    columns,
    suggestions: fitting.map(name => ({ type: name as typeof type, why: { code: 'c', params: {} }, score: 1 })),
  })

test('a type that fits is taken without touching the fields', () => {
  expect(turn(byGenre, 'pie', ['bar', 'pie'])).toEqual({ ...byGenre, type: 'pie' })
})

test('two numbers become points, and points become ranges and figures again', () => {
  const points = turn(byPrice, 'scatter')
  expect(points).toMatchObject({ x: [{ role: 'raw', column: 'price' }], y: [{ role: 'raw', column: 'sales' }] })
  expect(points && turn(points, 'bar')).toEqual({ ...byPrice, type: 'bar' })
})

test('one number alone becomes a histogram', () => {
  const total: Question = { ...empty, y: [{ role: 'value', column: 'sales', aggregate: 'sum' }] }
  expect(turn(total, 'histogram')).toMatchObject({ x: [{ column: 'sales', bins: 20 }], y: [] })
})

test('what cannot be turned to fit is refused', () => {
  expect(turn(byGenre, 'scatter')).toBeNull()
  expect(turn(byGenre, 'histogram')).toBeNull()
  expect(turn(byGenre, 'metric')).toBeNull()
})
