import { cellShape } from './cellShape.ts'
import type { ShapedRow } from './findHeader.ts'
import type { GridRow } from './row.ts'

/** A row of text with what each of its cells looks like. */
export function shapeRow(cells: GridRow): ShapedRow {
  return { cells, shapes: cells.map(cellShape) }
}
