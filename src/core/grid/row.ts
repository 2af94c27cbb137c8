/** Cells of one row as text, from the first column on; null is blank. Rows may differ in length. */
export type GridRow = readonly (string | null)[]

/** How many cells hold something. */
export function filledCount(row: GridRow): number {
  let n = 0
  for (const cell of row) if (!isBlank(cell)) n++
  return n
}

/** Cells up to the last one that holds something. */
export function extent(row: GridRow): number {
  let n = row.length
  while (n > 0 && isBlank(row[n - 1])) n--
  return n
}

/** A cell of white space alone is blank. */
export function isBlank(cell: string | null | undefined): boolean {
  return cell === null || cell === undefined || cell.trim() === ''
}
