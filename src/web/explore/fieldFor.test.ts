import { expect, test } from 'vitest'
import { Question } from '../../contract/question.ts'
import { addColumn, bestShelf, fieldFor } from './fieldFor.ts'
import { city, day, genre, price, sales, title } from './sampleColumns.test-data.ts'

const empty = Question.parse({ source: { datasetId: 'd', tableId: 't' } })

test('each column stands as suits it: sums of what adds up, averages of the rest, names counted', () => {
  expect([sales, price, title].map(column => fieldFor(column, 'y', empty))).toEqual([
    { role: 'value', column: 'sales', aggregate: 'sum' },
    { role: 'value', column: 'price', aggregate: 'mean' },
    { role: 'value', column: 'title', aggregate: 'countDistinct' },
  ])
})

test('dates stand by a unit that reads well, numbers in ranges, many names by the leading ones', () => {
  expect(fieldFor(day, 'x', empty)).toEqual({ role: 'group', column: 'day', timeUnit: 'week' })
  expect(fieldFor(price, 'x', empty)).toMatchObject({ role: 'group', bins: 20 })
  expect(fieldFor(genre, 'x', empty)).toEqual({ role: 'group', column: 'genre' })
  expect(fieldFor(city, 'x', empty)).toMatchObject({ leading: { n: 10, other: true } })
  expect(fieldFor(city, 'colour', empty)).toMatchObject({ leading: { n: 5, other: true } })
  expect(fieldFor(city, 'facet', empty)).toMatchObject({ leading: { n: 9, other: false } })
})

test('columns put one after the other fill x, y, colour and facet', () => {
  let asked = empty
  for (const column of [sales, day, genre, city]) asked = addColumn(asked, column, { shelf: bestShelf(column, asked) })
  expect(asked).toMatchObject({
    x: [{ column: 'day' }],
    y: [{ column: 'sales' }],
    colour: { column: 'genre' },
    facet: { column: 'city' },
  })
})

test('two measured numbers against each other are points, unless a type was chosen', () => {
  const binned = addColumn(empty, price, { shelf: 'x' })
  const points = addColumn(binned, sales, { shelf: 'y' })
  expect([points.x, points.y]).toEqual([[{ role: 'raw', column: 'price' }], [{ role: 'raw', column: 'sales' }]])
  expect(addColumn({ ...binned, type: 'bar' }, sales, { shelf: 'y' }).y[0]?.role).toBe('value')
  expect(fieldFor(genre, 'colour', points)).toMatchObject({ role: 'group' })
  expect(fieldFor(price, 'size', points)).toEqual({ role: 'raw', column: 'price' })
})
