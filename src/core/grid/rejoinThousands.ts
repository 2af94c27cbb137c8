import type { GridRow } from './row.ts'

/** The beginning of an amount that a comma behind its thousands cut off, and what may follow there. */
const BEGINS = /^[-(]?\s?(?:[A-Z]{1,3}\s?)?[$€£¥]\s?\d{1,3}$/
const GOES_ON = /^\d{3}(?:\.\d{1,2})?\)?$/

/**
 * The cells of a row that is wider than the others because amounts in it, `$1,150.00`, are not quoted; null where that is
 * not what widens it.
 *
 * @param width cells that rows usually have
 */
export function rejoinThousands(cells: GridRow, width: number): GridRow | null {
  if (cells.length <= width) return null
  const joined: (string | null)[] = []
  let isOpen = false
  for (const cell of cells) {
    const goesOn: boolean = isOpen && GOES_ON.test(cell ?? '')
    if (goesOn) joined[joined.length - 1] = `${joined.at(-1)},${cell}`
    else joined.push(cell)
    isOpen = goesOn ? /^\d{3}$/.test(cell ?? '') : BEGINS.test(cell ?? '')
  }
  return joined.length === width ? joined : null
}
