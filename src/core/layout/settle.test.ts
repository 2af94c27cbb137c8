import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DashboardTile, Position } from '../../contract/dashboard.ts'
import { foldedTiles, sectionsOf } from './sections.ts'
import { overlaps, phoneOrder, placeFor, settle } from './settle.ts'

const position: fc.Arbitrary<Position> = fc.record({
  x: fc.integer({ min: 0, max: 11 }),
  y: fc.integer({ min: 0, max: 20 }),
  width: fc.integer({ min: 1, max: 12 }),
  height: fc.integer({ min: 1, max: 8 }),
})
const tiles = fc
  .array(position, { maxLength: 14 })
  .map(places => places.map((place, i) => ({ id: `t${i}`, position: place })))

const overlapping = (placed: readonly { position: Position }[]) =>
  placed.flatMap((a, i) => placed.slice(i + 1).filter(b => overlaps(a.position, b.position)))

const tile = (id: string, place: Partial<Position>, more: Partial<DashboardTile> = {}): DashboardTile => ({
  ...{ id, tabId: 'a', title: null, description: '', order: 0, phone: null },
  position: { x: 0, y: 0, width: 4, height: 4, ...place },
  config: { kind: 'text', markdown: '' },
  ...more,
})
const heading = (id: string, y: number, isCollapsed: boolean) =>
  tile(id, { y, width: 12, height: 2 }, { config: { kind: 'section', isCollapsed } })

describe('settle', () => {
  it('leaves no two tiles on one cell and all within twelve columns', () => {
    fc.assert(
      fc.property(tiles, fc.boolean(), (given, isClosed) => {
        const settled = settle(given, { isClosed })
        expect(overlapping(settled)).toEqual([])
        expect(settled.filter(({ position: { x, width } }) => x + width > 12)).toEqual([])
        expect(settled.map(({ id }) => id)).toEqual(given.map(({ id }) => id))
      }),
    )
  })

  it('gives the same places whatever the order of the tiles, and the same again', () => {
    fc.assert(
      fc.property(tiles, given => {
        const settled = settle(given)
        const other = settle([...given].reverse()).reverse()
        expect(other).toEqual(settled)
        expect(settle(settled)).toEqual(settled)
      }),
    )
  })

  it('moves tiles only down, unless gaps are to be closed', () => {
    fc.assert(
      fc.property(tiles, given => {
        for (const [i, { position: place }] of settle(given).entries())
          expect(place.y).toBeGreaterThanOrEqual(given[i]?.position.y ?? 0)
      }),
    )
  })

  it('gives the moved tile its place', () => {
    fc.assert(
      fc.property(tiles, fc.nat(13), (given, n) => {
        const moved = given[n]
        fc.pre(moved !== undefined && moved.position.x + moved.position.width <= 12)
        const settled = settle(given, { first: new Set([`t${n}`]) })
        expect(settled[n]?.position).toEqual(moved?.position)
      }),
    )
  })

  it('closes gaps upwards when asked', () => {
    const settled = settle([tile('a', { y: 3 }), tile('b', { y: 30 }), tile('c', { x: 6, y: 9 })], { isClosed: true })
    expect(settled.map(({ position: place }) => place.y)).toEqual([0, 4, 0])
  })
})

describe('placeFor', () => {
  it('finds a place that is free', () => {
    fc.assert(
      fc.property(tiles, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 8 }), (given, width, height) => {
        const settled = settle(given)
        const place = placeFor(settled, { width, height })
        expect(settled.filter(other => overlaps(other.position, place))).toEqual([])
        expect(place.x + place.width).toBeLessThanOrEqual(12)
      }),
    )
  })

  it('fills a gap before it makes a new row', () => {
    expect(placeFor([tile('a', {}), tile('b', { x: 8 })], { width: 4, height: 4 })).toMatchObject({ x: 4, y: 0 })
    expect(placeFor([tile('a', {})], { width: 12, height: 4 })).toMatchObject({ x: 0, y: 4 })
  })
})

describe('phoneOrder', () => {
  it('reads by the order that was given, then from above and from the left, without what is hidden', () => {
    const hidden = { height: null, isHidden: true }
    const given = [
      tile('right', { x: 6 }),
      tile('left', {}),
      tile('first', { y: 9 }, { order: -1 }),
      tile('gone', {}, { phone: hidden }),
    ]
    expect(phoneOrder(given).map(({ id }) => id)).toEqual(['first', 'left', 'right'])
    expect(phoneOrder(given, true)).toHaveLength(4)
  })
})

describe('sections', () => {
  const given = [
    tile('top', {}),
    heading('h1', 4, true),
    tile('in1', { y: 6 }),
    heading('h2', 10, false),
    tile('in2', { y: 12 }),
  ]

  it('reach from a heading down to the next', () => {
    expect(sectionsOf(given).map(section => [section.heading?.id, section.tiles.map(({ id }) => id)])).toEqual([
      [undefined, ['top']],
      ['h1', ['in1']],
      ['h2', ['in2']],
    ])
  })

  it('that are folded hide their tiles, and what is below moves up', () => {
    expect(foldedTiles(given).map(({ id, position: { y } }) => [id, y])).toEqual([
      ['top', 0],
      ['h1', 4],
      ['h2', 6],
      ['in2', 8],
    ])
  })
})
