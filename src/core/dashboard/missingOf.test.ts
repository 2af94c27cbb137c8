import { describe, expect, it } from 'vitest'
import { buildAskingTile } from '../../../test/factories/askingTile.ts'
import { buildColumn, buildMeasure } from '../../../test/factories/column.ts'
import { columnsOf } from './asked.ts'
import { missingOf } from './missingOf.ts'

const { config } = buildAskingTile('t', {
  x: [{ role: 'group', column: 'c1' }],
  y: [{ role: 'value', column: 'c2', aggregate: 'sum' }],
})
const needed = columnsOf(config)
const used = [
  { id: 'c1', name: 'Country', type: 'text' as const },
  { id: 'c2', name: 'Quantity sold', type: 'integer' as const },
]
const nearestIn = (columns: ReturnType<typeof buildColumn>[]) =>
  missingOf(needed, used, columns).map(({ column, nearest }) => [column.name, nearest?.name ?? null])

describe('columns that a tile misses', () => {
  it('are none while they are there under their ids, whatever they are called now', () => {
    expect(nearestIn([buildColumn({ id: 'c1', name: 'Land' }), buildMeasure('n', { id: 'c2' })])).toEqual([])
  })

  it('come with the one of the same name, else of a slightly other one', () => {
    const columns = [
      buildColumn({ id: 'c8', name: 'Region' }),
      buildColumn({ id: 'c9', name: 'country' }),
      buildMeasure('Price', { id: 'c10' }),
      buildMeasure('Qty sold', { id: 'c11' }),
    ]
    expect(nearestIn(columns)).toEqual([
      ['Country', 'country'],
      ['Quantity sold', 'Qty sold'],
    ])
  })

  it('else with the most alike of the same family of types, which is not in use already', () => {
    const columns = [
      buildColumn({ id: 'c1', name: 'Country' }),
      buildMeasure('Price', { id: 'c10' }),
      buildMeasure('Quantities', { id: 'c11' }),
      buildColumn({ id: 'c12', name: 'Quantity text' }),
    ]
    expect(nearestIn(columns)).toEqual([['Quantity sold', 'Quantities']])
  })

  it('have nothing near where no column serves the same, and are called by id when nobody knows their name', () => {
    expect(nearestIn([buildColumn({ id: 'c1', name: 'Country' })])).toEqual([['Quantity sold', null]])
    expect(missingOf(needed, [], [])[0]).toEqual({ column: { id: 'c1', name: 'c1', type: 'text' }, nearest: null })
  })
})
