import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DashboardDocument, DashboardTile } from '../../../contract/dashboard.ts'
import { applyOperations } from '../../../core/dashboard/applyOperations.ts'
import { overlaps, phoneOrder } from '../../../core/layout/settle.ts'
import { movedBy, neighbour, orderOperations, placeOperations, resizedBy } from './arrange.ts'
import { copyOperations, readTiles } from './clipboard.ts'
import { addOperations, textDraft } from './newTile.ts'

const tile = (id: string, x: number, y: number, more: Partial<DashboardTile> = {}): DashboardTile => ({
  ...{ id, tabId: 'tab1', title: null, description: '', order: y * 12 + x, phone: null },
  position: { x, y, width: 4, height: 4 },
  config: { kind: 'text', markdown: id },
  ...more,
})
const documentOf = (tiles: DashboardTile[]): DashboardDocument => ({
  ...{ name: 'Sales', description: '', pins: {}, filters: [], tiles },
  tabs: [{ id: 'tab1', title: '', order: 0 }],
})
const row = [tile('a', 0, 0), tile('b', 4, 0), tile('c', 8, 0), tile('d', 0, 4)]
const overlapping = (tiles: readonly DashboardTile[]) =>
  tiles.flatMap((a, i) => tiles.slice(i + 1).filter(b => overlaps(a.position, b.position)))
const placeOf = (tiles: readonly DashboardTile[], id: string) => tiles.find(each => each.id === id)?.position

describe('tiles that are moved', () => {
  it('get the place they are moved to, and what stood there makes room', () => {
    const moved = movedBy(row, new Set(['a']), { columns: 4, rows: 0 })
    expect([placeOf(moved, 'a'), placeOf(moved, 'b'), placeOf(moved, 'c')]).toMatchObject([
      { x: 4, y: 0 },
      { x: 4, y: 4 },
      { x: 8, y: 0 },
    ])
  })

  it('go together, and no further than the grid', () => {
    const moved = movedBy(row, new Set(['b', 'c']), { columns: 9, rows: -3 })
    expect([placeOf(moved, 'b'), placeOf(moved, 'c')]).toMatchObject([
      { x: 4, y: 0 },
      { x: 8, y: 0 },
    ])
  })

  it('never lie over another, however they are moved and resized', () => {
    const delta = fc.record({ columns: fc.integer({ min: -12, max: 12 }), rows: fc.integer({ min: -9, max: 9 }) })
    const ids = fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), ids, delta), { maxLength: 6 }), steps => {
        let tiles: DashboardTile[] = row
        for (const [isMove, chosen, by] of steps) tiles = (isMove ? movedBy : resizedBy)(tiles, new Set(chosen), by)
        expect(overlapping(tiles)).toEqual([])
        expect(tiles.filter(({ position }) => position.x + position.width > 12)).toEqual([])
      }),
    )
  })

  it('are written down as the places that changed, and read where they stand', () => {
    const after = movedBy(row, new Set(['a']), { columns: 0, rows: 8 })
    const operations = placeOperations(row, after, new Set(['a']))
    expect(operations).toHaveLength(1)
    const { tiles } = applyOperations(documentOf(row), operations).document
    expect(phoneOrder(tiles).map(({ id }) => id)).toEqual(['b', 'c', 'd', 'a'])
    expect(placeOperations(row, row)).toEqual([])
  })

  it('that are resized stay within the grid and readable', () => {
    const wide = resizedBy(row, new Set(['c']), { columns: 5, rows: -9 })
    expect(placeOf(wide, 'c')).toEqual({ x: 8, y: 0, width: 4, height: 1 })
    expect(placeOf(resizedBy(row, new Set(['a']), { columns: 1, rows: 1 }), 'b')).toMatchObject({ x: 4, y: 5 })
  })
})

describe('arrow keys', () => {
  it('go to the nearest tile that way', () => {
    const from = (id: string, key: string) => {
      const at = row.find(each => each.id === id)
      return at && neighbour(row, at, key)?.id
    }
    expect([from('a', 'ArrowRight'), from('b', 'ArrowRight'), from('a', 'ArrowDown'), from('d', 'ArrowUp')]).toEqual([
      'b',
      'c',
      'd',
      'a',
    ])
    expect([from('a', 'ArrowLeft'), from('d', 'ArrowDown')]).toEqual([undefined, undefined])
  })
})

describe('the reading order', () => {
  it('is changed by one tile alone where there is room, and anew where there is none', () => {
    const first = orderOperations(row, 'd', 0)
    expect(first).toHaveLength(1)
    expect(phoneOrder(applyOperations(documentOf(row), first).document.tiles).map(({ id }) => id)).toEqual([
      'd',
      'a',
      'b',
      'c',
    ])
    const same = row.map(each => ({ ...each, order: 0 }))
    const all = orderOperations(same, 'd', 1)
    expect(phoneOrder(applyOperations(documentOf(same), all).document.tiles).map(({ id }) => id)).toEqual([
      'a',
      'd',
      'b',
      'c',
    ])
  })
})

describe('tiles that are added', () => {
  it('take the first free places, and are read last', () => {
    const { operations, ids } = addOperations(documentOf(row), 'tab1', [textDraft('one'), textDraft('two')])
    const { tiles } = applyOperations(documentOf(row), operations).document
    expect(placeOf(tiles, ids[0] ?? '')).toMatchObject({ x: 4, y: 4 })
    expect(
      phoneOrder(tiles)
        .slice(-2)
        .map(({ id }) => id),
    ).toEqual(ids)
  })

  it('are copied with new ids, as they stood to each other, with the filters their controls need', () => {
    const filter: DashboardDocument['filters'][number] = {
      ...{ id: 'f', label: 'City', order: 0, kind: 'category', column: null, value: null, metrics: [] },
      ...{ tabId: 'gone', targets: { a: null } },
    }
    const control = tile('e', 4, 4, { config: { kind: 'filter', filterId: 'f' } })
    const written = JSON.stringify({ datainsight: 'tiles', tiles: [row[3], control], filters: [filter] })
    const copied = readTiles(written)
    expect(copied).not.toBeNull()
    const there = documentOf([tile('x', 0, 0)])
    const { operations, ids } = copyOperations(there, copied ?? { tiles: [], filters: [] }, 'tab1')
    const { tiles, filters } = applyOperations(there, operations).document
    expect(ids.map(id => placeOf(tiles, id))).toMatchObject([
      { x: 0, y: 4 },
      { x: 4, y: 4 },
    ])
    expect(filters).toMatchObject([{ id: 'f', tabId: null, targets: {} }])
    expect(readTiles('City,Sales')).toBeNull()
  })
})
