import { expect, test } from 'vitest'
import type { Question } from '../../contract/question.ts'
import { change, fieldsOn, put, remove, valueFields } from './shelves.ts'

const empty: Question = { source: { datasetId: 'd', tableId: 't' }, type: 'auto', x: [], y: [] }
const sales = { role: 'value', column: 'sales', aggregate: 'sum' } as const
const price = { role: 'value', column: 'price', aggregate: 'mean' } as const
const genre = { role: 'group', column: 'genre' } as const
const above = (column: string) => ({ op: 'gt', column, value: 1 }) as const

test('a field is put at its place, and a shelf for one gives up what it held', () => {
  const two = put({ ...empty, y: [sales] }, price, { shelf: 'y', index: 0 })
  expect(two.y).toEqual([price, sales])
  const coloured = put({ ...empty, colour: genre }, price, { shelf: 'colour', index: 0 })
  expect(fieldsOn(coloured, 'colour')).toEqual([price])
})

test('only what groups stands on the facet shelf', () => {
  expect(put(empty, sales, { shelf: 'facet', index: 0 }).facet).toBeUndefined()
  expect(put(empty, genre, { shelf: 'facet', index: 0 }).facet).toEqual(genre)
})

test('figures are numbered over y, size and colour', () => {
  expect(valueFields({ ...empty, colour: price, size: genre, y: [sales] })).toEqual([sales, price])
})

test('a condition on a figure follows it, stays when the figure is changed, and goes with it', () => {
  const asked: Question = { ...empty, y: [sales, price], having: above('v1') }
  expect(remove(asked, { shelf: 'y', index: 0 }).having).toEqual(above('v0'))
  expect(change(asked, { shelf: 'y', index: 1 }, { ...price, aggregate: 'max' }).having).toEqual(above('v1'))
  expect(remove(asked, { shelf: 'y', index: 1 }).having).toBeUndefined()
  const both: Question = { ...asked, having: { op: 'and', of: [above('v0'), above('v1')] } }
  expect(remove(both, { shelf: 'y', index: 1 }).having).toEqual({ op: 'and', of: [above('v0')] })
})

test('what refers to a field that is gone is mended', () => {
  const share = { ...sales, calculation: { kind: 'share', along: 'genre' } } as const
  const asked: Question = {
    ...empty,
    x: [{ ...genre, leading: { n: 5, other: true, by: 1 } }],
    y: [share, price],
  }
  expect(remove(asked, { shelf: 'x', index: 0 }).y[0]).toEqual({ ...sales, calculation: { kind: 'share' } })
  expect(remove(asked, { shelf: 'y', index: 1 }).x[0]).toEqual({ ...genre, leading: { n: 5, other: true, by: 0 } })
})
