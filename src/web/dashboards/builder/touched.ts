import type { DashboardTile } from '../../../contract/dashboard.ts'
import { gridColumns } from '../../../core/layout/settle.ts'
import { gapPx, heightPx, pitchPx } from './gridPlace.ts'

/** A part of the grid, in pixels from its upper left corner. */
export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}

/** What lies between two corners, whichever way it was drawn. */
export function areaBetween(a: { x: number; y: number }, b: { x: number; y: number }): Area {
  return { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) }
}

/** The tiles that an area touches, on a grid of a width. */
export function touched(tiles: readonly DashboardTile[], area: Area, widthPx: number): string[] {
  const columnPx = (widthPx + gapPx) / gridColumns
  return tiles
    .filter(({ position: { x, y, width, height } }) => {
      const isBeside = area.right < x * columnPx || area.left > (x + width) * columnPx - gapPx
      const isAbove = area.bottom < y * pitchPx || area.top > y * pitchPx + heightPx(height)
      return !isBeside && !isAbove
    })
    .map(({ id }) => id)
}

/** The tiles in the smallest block that holds two of them. */
export function blockOf(tiles: readonly DashboardTile[], a: DashboardTile, b: DashboardTile): string[] {
  const ends = [a.position, b.position]
  const left = Math.min(...ends.map(({ x }) => x))
  const right = Math.max(...ends.map(({ x, width }) => x + width))
  const top = Math.min(...ends.map(({ y }) => y))
  const bottom = Math.max(...ends.map(({ y, height }) => y + height))
  return tiles
    .filter(({ position: { x, y, width, height } }) => x < right && x + width > left && y < bottom && y + height > top)
    .map(({ id }) => id)
}
