/** Rows and columns of a grid, 0-based, ends included; `bottom` and `right` are null where it is open. */
export interface TableRange {
  top: number
  left: number
  bottom: number | null
  right: number | null
}

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,9})(?::(?:\$?([A-Z]{1,3}))?\$?(\d{1,9})?)?$/i

/** 'B3:F200' as numbers; 'B3:F' is open at its end, 'B3:' and 'B3' on its right side, too. Null for what is no range. */
export function parseTableRange(text: string): TableRange | null {
  const match = RANGE.exec(text.trim())
  if (!match) return null
  const [, left = '', top = '', right, bottom] = match
  const range = {
    top: Number(top) - 1,
    left: columnPlace(left),
    bottom: bottom === undefined ? null : Number(bottom) - 1,
    right: right === undefined ? null : columnPlace(right),
  }
  const isBackwards = (range.bottom ?? range.top) < range.top || (range.right ?? range.left) < range.left
  return range.top < 0 || isBackwards ? null : range
}

/** 'A' is 0. */
function columnPlace(letters: string): number {
  let n = 0
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64
  return n - 1
}

/** 0 is 'A', 26 is 'AA'. */
export function columnLetters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26))
  return place < 26 ? last : columnLetters(Math.floor(place / 26) - 1) + last
}
