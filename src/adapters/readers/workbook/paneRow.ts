import type { ColumnBlock } from '../../../core/grid/columnBlocks.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import type { Pane } from './pane.ts'
import { cutRow } from './sheetTable.ts'

/** Panes side by side: each takes what of a row lies in its columns. */
export class PaneRow {
  readonly #panes: readonly { block: ColumnBlock; pane: Pane }[]

  constructor(panes: readonly { block: ColumnBlock; pane: Pane }[]) {
    this.#panes = panes
  }

  push(row: SheetRow): void {
    for (const { block, pane } of this.#panes) {
      const inside = cutRow(row, block)
      if (inside.cells.length > 0) pane.push(inside)
    }
  }

  async settle(): Promise<void> {
    for (const { pane } of this.#panes) await pane.settle()
  }

  async end(): Promise<void> {
    for (const { pane } of this.#panes) await pane.end()
  }
}
