import { expect, test } from 'vitest'
import { buildColumn } from '../../../test/factories/column.ts'
import { keyCandidates } from './keyCandidates.ts'

const id = buildColumn({ id: 'c1', name: 'Item Id', role: 'identifier', profile: { distinct: 100 } })
const title = buildColumn({ id: 'c2', name: 'Title', role: 'text', profile: { distinct: 100 } })
const price = buildColumn({ id: 'c3', name: 'Price', type: 'decimal', role: 'measure', profile: { distinct: 100 } })
const day = buildColumn({ id: 'c4', name: 'Day', type: 'date', role: 'time', profile: { distinct: 50 } })
const shop = buildColumn({ id: 'c5', name: 'Shop', profile: { distinct: 4 } })

test('what names rows comes first, free text later, and a measure never', () => {
  expect(keyCandidates([price, title, id], [price, title, id])).toEqual([['c1'], ['c2']])
})

test('a column that repeats or lacks values in either file tells nothing apart', () => {
  const repeats = buildColumn({ id: 'c1', name: 'Item Id', role: 'identifier', profile: { distinct: 99 } })
  const lacks = buildColumn({ id: 'c1', name: 'Item Id', role: 'identifier', profile: { distinct: 99, nulls: 1 } })
  expect(keyCandidates([id], [repeats])).toEqual([])
  expect(keyCandidates([lacks], [id])).toEqual([])
  expect(keyCandidates([id], [])).toEqual([])
})

test('two columns may do together, when there are enough pairs of their values', () => {
  expect(keyCandidates([day, shop], [day, shop])).toEqual([['c4', 'c5']])
  const two = buildColumn({ id: 'c6', name: 'Paid', profile: { distinct: 2 } })
  expect(keyCandidates([shop, two], [shop, two])).toEqual([])
})
