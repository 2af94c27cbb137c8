import type { ScalarKind } from './jsonEvents.ts'
import type { Place, PlannedTable, Rows } from './plan.ts'
import { Row, type RowWriter } from './row.ts'

/** Makes the rows of planned tables. */
export interface Writers {
  of(table: PlannedTable): RowWriter
  /** An item of column `column` of a table that is written column by column. */
  appendTo(table: PlannedTable, column: number, text: string, kind: ScalarKind): void
}

/** Takes the text of an object or an array that goes into one cell. */
export interface Cell {
  put(text: string): void
}

/** An open object or array, and what its values mean. A bracket that opens in it is a frame, or goes into one cell. */
export interface Frame {
  key(name: string): void
  scalar(text: string, kind: ScalarKind): void
  openObject(): Frame | Cell
  openArray(): Frame | Cell
  /** A bracket that was opened in it has closed. */
  childClosed(): void
  /** It closes itself. */
  closed(): void
}

/** The frame of an object that stands at `place` in `row`. */
function frameOfObject(writers: Writers, place: Place, row: Row): Frame | Cell {
  const { onObject } = place
  if (place.columnOf !== null) return new ColumnFrame(writers, place.columnOf, place.column ?? 0)
  if (onObject.kind === 'fields') return new FieldsFrame(writers, onObject.fields, row)
  if (onObject.kind === 'entries') return new RowsFrame(writers, onObject.rows, row)
  return cellOf(place, row)
}

/** The frame of an array that stands at `place` in `row`. */
function frameOfArray(writers: Writers, place: Place, row: Row): Frame | Cell {
  if (place.columnOf !== null) return new ColumnFrame(writers, place.columnOf, place.column ?? 0)
  switch (place.onArray.kind) {
    case 'rows':
      return new RowsFrame(writers, place.onArray.rows, row)
    case 'join':
      return new JoinFrame(place, row)
    case 'cells':
      return new CellsFrame(place, row)
    case 'json':
      return cellOf(place, row)
  }
}

function cellOf({ column }: Place, row: Row): Cell {
  return { put: text => row.put(column, text, 'text') }
}

const NO_PLACE: Place = { column: null, onObject: { kind: 'json' }, onArray: { kind: 'json' }, columnOf: null }

/** An object whose keys are columns. */
class FieldsFrame implements Frame {
  readonly #writers: Writers
  readonly #fields: ReadonlyMap<string, Place>
  readonly #row: Row
  #place: Place = NO_PLACE

  constructor(writers: Writers, fields: ReadonlyMap<string, Place>, row: Row) {
    this.#writers = writers
    this.#fields = fields
    this.#row = row
  }

  key(name: string): void {
    this.#place = this.#fields.get(name) ?? NO_PLACE
  }

  scalar(text: string, kind: ScalarKind): void {
    this.#row.put(this.#place.column, text, kind)
  }

  openObject(): Frame | Cell {
    return frameOfObject(this.#writers, this.#place, this.#row)
  }

  openArray(): Frame | Cell {
    return frameOfArray(this.#writers, this.#place, this.#row)
  }

  childClosed(): void {}

  closed(): void {}
}

/** An array whose items are rows, or an object whose values are. */
export class RowsFrame implements Frame {
  readonly #writers: Writers
  readonly #rows: Rows
  readonly #parent: Row | null
  readonly #writer: RowWriter
  readonly #isNested: boolean
  #key = ''
  #row: Row | null = null

  constructor(writers: Writers, rows: Rows, parent: Row | null) {
    this.#writers = writers
    this.#rows = rows
    this.#parent = parent
    this.#writer = writers.of(rows.table)
    const { onArray } = rows.each
    this.#isNested = onArray.kind === 'rows' && onArray.rows.table === rows.table
  }

  key(name: string): void {
    this.#key = name
  }

  scalar(text: string, kind: ScalarKind): void {
    const row = this.#begin()
    row.put(this.#rows.each.column, text, kind)
    row.write()
  }

  openObject(): Frame | Cell {
    this.#row = this.#begin()
    return frameOfObject(this.#writers, this.#rows.each, this.#row)
  }

  openArray(): Frame | Cell {
    // Its items are rows of this very table.
    if (this.#isNested && this.#rows.each.onArray.kind === 'rows') {
      return new RowsFrame(this.#writers, this.#rows.each.onArray.rows, this.#parent)
    }
    this.#row = this.#begin()
    return frameOfArray(this.#writers, this.#rows.each, this.#row)
  }

  childClosed(): void {
    this.#row?.write()
    this.#row = null
  }

  closed(): void {}

  #begin(): Row {
    const row = new Row(this.#writer)
    const { parentColumn, keyColumn } = this.#rows.table
    if (this.#parent) row.put(parentColumn, String(this.#parent.number), 'number')
    row.put(keyColumn, this.#key, 'text')
    return row
  }
}

/** An array whose items are the cells of a row. */
class CellsFrame implements Frame {
  readonly #row: Row
  #at: number

  constructor({ column }: Place, row: Row) {
    this.#row = row
    // Where some rows are no arrays, the column for those comes first.
    this.#at = column === null ? 0 : column + 1
  }

  key(): void {}

  scalar(text: string, kind: ScalarKind): void {
    this.#row.put(this.#at++, text, kind)
  }

  openObject(): Frame | Cell {
    return this.#cell()
  }

  openArray(): Frame | Cell {
    return this.#cell()
  }

  childClosed(): void {}

  closed(): void {}

  #cell(): Cell {
    const column = this.#at++
    return { put: text => this.#row.put(column, text, 'text') }
  }
}

/** An array of scalars that goes into one cell; nulls say nothing there. */
class JoinFrame implements Frame {
  readonly #place: Place
  readonly #row: Row
  readonly #texts: string[] = []

  constructor(place: Place, row: Row) {
    this.#place = place
    this.#row = row
  }

  key(): void {}

  scalar(text: string, kind: ScalarKind): void {
    if (kind !== 'null') this.#texts.push(text)
  }

  openObject(): Frame | Cell {
    return this.#cell()
  }

  openArray(): Frame | Cell {
    return this.#cell()
  }

  childClosed(): void {}

  closed(): void {
    this.#row.put(this.#place.column, this.#texts.join(', '), 'text')
  }

  #cell(): Cell {
    return { put: text => this.#texts.push(text) }
  }
}

/** An array (or an object with numbers for keys) that is a column of its own. */
class ColumnFrame implements Frame {
  readonly #writers: Writers
  readonly #table: PlannedTable
  readonly #column: number

  constructor(writers: Writers, table: PlannedTable, column: number) {
    this.#writers = writers
    this.#table = table
    this.#column = column
  }

  key(): void {}

  scalar(text: string, kind: ScalarKind): void {
    this.#writers.appendTo(this.#table, this.#column, text, kind)
  }

  openObject(): Frame | Cell {
    return this.#cell()
  }

  openArray(): Frame | Cell {
    return this.#cell()
  }

  childClosed(): void {}

  closed(): void {}

  #cell(): Cell {
    return { put: text => this.#writers.appendTo(this.#table, this.#column, text, 'text') }
  }
}
