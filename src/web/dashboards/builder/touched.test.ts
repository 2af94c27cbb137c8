import { describe, expect, it } from 'vitest'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { areaBetween, blockOf, touched } from './touched.ts'

const at = (id: string, x: number, y: number, width = 4, height = 4): DashboardTile => ({
  ...{ id, tabId: 'tab', title: id, description: '', order: 0, phone: null },
  position: { x, y, width, height },
  config: { kind: 'text', markdown: '' },
})
const tiles = [at('a', 0, 0), at('b', 4, 0), at('c', 8, 0), at('d', 0, 4), at('e', 4, 4, 8)]
// Twelve columns of 84 px with gaps of 16 px: a column begins every 100 px, a row every 40 px.
const widthPx = 1184

describe('tiles that an area touches', () => {
  it('are those that it overlaps, whichever way it was drawn', () => {
    const area = areaBetween({ x: 420, y: 200 }, { x: 300, y: 100 })
    expect(area).toEqual({ left: 300, top: 100, right: 420, bottom: 200 })
    expect(touched(tiles, area, widthPx)).toEqual(['a', 'b', 'd', 'e'])
  })

  it('are none in the gap between them', () => {
    expect(touched(tiles, areaBetween({ x: 386, y: 0 }, { x: 398, y: 140 }), widthPx)).toEqual([])
  })
})

describe('a block of tiles', () => {
  it('holds all that lies between two of them', () => {
    const [a, b, d] = [at('a', 0, 0), at('b', 4, 0), at('d', 0, 4)]
    expect(blockOf(tiles, a, b)).toEqual(['a', 'b'])
    expect(blockOf(tiles, d, b)).toEqual(['a', 'b', 'd', 'e'])
    expect(blockOf(tiles, a, a)).toEqual(['a'])
  })
})
