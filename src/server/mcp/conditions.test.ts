import { expect, it } from 'vitest'
import { buildColumn } from '../../../test/factories/column.ts'
import { filterOf } from './conditions.ts'

const columns = [
  buildColumn({ id: 'c1', name: 'Order date', type: 'date' }),
  buildColumn({ id: 'c2', name: 'City', type: 'text' }),
]
const filter = (condition: object) => filterOf([condition as never], columns)

it('turns flat conditions into one filter on columnIds', () => {
  expect(filterOf(undefined, columns)).toBeUndefined()
  expect(filterOf([], columns)).toBeUndefined()
  expect(filter({ column: 'city', is: 'eq', value: 'Bern' })).toEqual({
    op: 'and',
    of: [{ op: 'eq', column: 'c2', value: 'Bern' }],
  })
  const last = { op: 'relative', column: 'c1', direction: 'last', unit: 'month', count: 3, anchor: 'newest' }
  expect(filter({ column: 'Order date', is: 'last', count: 3, unit: 'month' })).toEqual({ op: 'and', of: [last] })
  expect(filter({ column: 'c2', is: 'notIn', values: ['Bern', null] })).toMatchObject({
    of: [{ op: 'not', of: { op: 'in', values: ['Bern', null] } }],
  })
  expect(filter({ column: 'c1', is: 'between', low: '2024-01-01' })).toMatchObject({
    of: [{ low: '2024-01-01', high: null, closed: true }],
  })
})

it('says which field is missing, and which column there is instead', () => {
  expect(() => filter({ column: 'City', is: 'contains' })).toThrow('"contains" needs "value".')
  expect(() => filter({ column: 'Citty', is: 'missing' })).toThrow('Did you mean "City"?')
})
