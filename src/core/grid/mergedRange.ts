import { type GridRow, isBlank } from './row.ts'

/** 0-based rows and columns, ends included. */
export interface MergedRange {
  top: number
  left: number
  bottom: number
  right: number
}

/** "B2:D3" as numbers; null for what is no range. */
export function parseRange(text: string): MergedRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text)
  if (!match) return null
  const [, left = '', top = '', right = '', bottom = ''] = match
  return { top: Number(top) - 1, left: columnNumber(left), bottom: Number(bottom) - 1, right: columnNumber(right) }
}

/** 'A' is 0. */
function columnNumber(letters: string): number {
  let n = 0
  for (const letter of letters) n = n * 26 + letter.charCodeAt(0) - 64
  return n - 1
}

/** Header rows whose merged cells all say what the first of them says, within their row. */
export function fillMerged(
  header: readonly { row: number; cells: GridRow }[],
  merges: readonly MergedRange[],
): (string | null)[][] {
  return header.map(({ row, cells }) => {
    const filled = [...cells]
    for (const { top, left, bottom, right } of merges) {
      if (row < top || row > bottom || isBlank(cells[left])) continue
      for (let column = left + 1; column <= right; column++) filled[column] ??= cells[left] ?? null
    }
    return filled
  })
}
