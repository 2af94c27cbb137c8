import type { Place } from '../../contract/automatic.ts'

export type Size = 'figure' | 'wide' | 'half' | 'full'

/** What one tile asks for; a row is as high as its highest tile. */
export interface Slot {
  size: Size
  h: number
}

/**
 * Places tiles on 12 columns in reading order: figures share their row, a wide tile takes a half one beside it, halves
 * pair up, and a half left alone grows to the full width.
 */
export function arrange(slots: readonly Slot[]): Place[] {
  const sizes = slots.map(slot => slot.size)
  const places: Place[] = []
  let y = 0
  let i = 0
  while (i < sizes.length) {
    const row = nextRow(sizes, i)
    const h = Math.max(...slots.slice(i, i + row.length).map(slot => slot.h))
    let x = 0
    for (const w of row) {
      places.push({ x, y, w, h })
      x += w
    }
    i += row.length
    y += h
  }
  return places
}

/** Widths of the tiles that stand in the row beginning at `i`. */
function nextRow(sizes: readonly Size[], i: number): number[] {
  const size = sizes[i]
  if (size === 'figure') {
    let n = 1
    while (sizes[i + n] === 'figure' && n < 4) n += 1
    return Array.from({ length: n }, () => 12 / n)
  }
  const pairs = sizes[i + 1] === 'half'
  if (size === 'wide') return pairs ? [8, 4] : [12]
  if (size === 'half') return pairs ? [6, 6] : [12]
  return [12]
}
