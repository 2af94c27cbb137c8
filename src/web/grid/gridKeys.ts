export interface CellPlace {
  row: number
  column: number
}

interface Bounds {
  rows: number
  columns: number
  page: number
}

/** Where a key leads from a cell; null when the key is not one of the grid's (WAI-ARIA grid pattern). */
export function moved(from: CellPlace, key: string, isControl: boolean, bounds: Bounds): CellPlace | null {
  const last = { row: Math.max(0, bounds.rows - 1), column: Math.max(0, bounds.columns - 1) }
  const to = target(from, key, isControl, bounds, last)
  if (!to) return null
  return { row: Math.min(Math.max(0, to.row), last.row), column: Math.min(Math.max(0, to.column), last.column) }
}

function target(
  { row, column }: CellPlace,
  key: string,
  isControl: boolean,
  { page }: Bounds,
  last: CellPlace,
): CellPlace | null {
  switch (key) {
    case 'ArrowUp':
      return { row: isControl ? 0 : row - 1, column }
    case 'ArrowDown':
      return { row: isControl ? last.row : row + 1, column }
    case 'ArrowLeft':
      return { row, column: isControl ? 0 : column - 1 }
    case 'ArrowRight':
      return { row, column: isControl ? last.column : column + 1 }
    case 'PageUp':
      return { row: row - page, column }
    case 'PageDown':
      return { row: row + page, column }
    case 'Home':
      return { row: isControl ? 0 : row, column: 0 }
    case 'End':
      return { row: isControl ? last.row : row, column: last.column }
    default:
      return null
  }
}
