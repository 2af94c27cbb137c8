import { CellKind } from '../../../core/grid/cellKind.ts'
import { type CellShape, cellShape } from '../../../core/grid/cellShape.ts'
import type { SplitRow } from '../../../core/grid/splitTables.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import { shapeOfKind } from './kindCounts.ts'

/** A row of a sheet for finding tables; what its cells look like is found when it is asked for, which is seldom. */
export class SplitSheetRow implements SplitRow {
  readonly cells: SheetRow['cells']
  readonly #row: SheetRow

  constructor(row: SheetRow) {
    this.cells = row.cells
    this.#row = row
  }

  get shapes(): CellShape[] {
    return shapesOf(this.#row)
  }
}

export function shapesOf({ cells, kinds }: SheetRow): CellShape[] {
  return cells.map((cell, column) => shapeOfKind(kinds[column] ?? CellKind.blank) ?? cellShape(cell))
}
