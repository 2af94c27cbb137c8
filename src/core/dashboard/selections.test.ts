import { describe, expect, it } from 'vitest'
import { buildAskingTile, ordersSource } from '../../../test/factories/askingTile.ts'
import { buildColumn, buildMeasure } from '../../../test/factories/column.ts'
import type { Filter, PlanSource } from '../../contract/plan.ts'
import { checkSelections, selectionsFor } from './selections.ts'

const orders = [buildColumn({ id: 'c1', name: 'Country' }), buildMeasure('Amount', { id: 'c2' })]
const visits = [buildMeasure('Seconds', { id: 'c1' }), buildColumn({ id: 'c2', name: 'country' })]
const tableOf = ({ datasetId }: PlanSource) => (datasetId === ordersSource.datasetId ? orders : visits)
const bars = buildAskingTile('bars', { x: [{ role: 'group', column: 'c1' }] })
const total = buildAskingTile('total', { y: [{ role: 'value', column: 'c2', aggregate: 'sum' }] })
const seen = buildAskingTile('seen', {
  source: { datasetId: 'd2', tableId: 't1' },
  y: [{ role: 'value', column: 'c1', aggregate: 'mean' }],
})
const tiles = [bars, total, seen]
const german: Filter = { op: 'eq', column: 'c1', value: 'DE' }
const selection = { tileId: 'bars', filter: german, isInverted: false }

describe('a selection', () => {
  it('narrows the other tiles on the same column, in other tables on the one of its name, and not its own', () => {
    const of = (tile: typeof bars) => selectionsFor(tile, [selection], { tiles, tableOf })
    expect(of(total)).toEqual([{ tileId: 'bars', condition: german }])
    expect(of(seen)).toEqual([{ tileId: 'bars', condition: { ...german, column: 'c2' } }])
    expect(of(bars)).toEqual([])
  })

  it('turned round keeps all other rows', () => {
    const [found] = selectionsFor(total, [{ ...selection, isInverted: true }], { tiles, tableOf })
    expect(found?.condition).toEqual({ op: 'not', of: german })
  })

  it('of a column that another table lacks does not narrow that table by half', () => {
    const filter: Filter = { op: 'and', of: [german, { op: 'gt', column: 'c2', value: 3 }] }
    expect(selectionsFor(seen, [{ ...selection, filter }], { tiles, tableOf })).toEqual([])
  })

  it('is refused on columns that its tile does not draw by, on row numbers and of tiles that are not there', () => {
    const on = (filter: Filter) => () => checkSelections([{ ...selection, filter }], tiles)
    expect(on(german)).not.toThrow()
    expect(on({ op: 'not', of: { op: 'gt', column: 'c2', value: 3 } })).toThrow(/does not draw/)
    expect(on({ op: 'eq', column: '_row', value: 3 })).toThrow(/does not draw/)
    expect(() => checkSelections([{ ...selection, tileId: 'nowhere' }], tiles)).toThrow(/not there/)
  })
})
