import { filledCount, type GridRow } from '../../../core/grid/row.ts'
import { Landing } from '../landing/landing.ts'
import { readRecords } from './records.ts'
import type { TextLayout, TextTable, Utf8Text } from './textLayout.ts'
import type { TextSource } from './textSource.ts'

/** A table whose records have all landed. */
export interface LoadedTable {
  table: TextTable
  landing: Landing
  strayQuotes: number
  unclosedQuotes: number
}

/**
 * Loads the tables record by record, whatever their faults: slower than DuckDB's reader, and nothing is lost. Each table is
 * given away before the next begins.
 */
export async function loadRecords(
  { text, layout }: { text: Utf8Text; layout: TextLayout },
  source: Pick<TextSource, 'connection' | 'onProgress' | 'signal'>,
  onLoaded: (loaded: LoadedTable) => Promise<void>,
): Promise<void> {
  const batches = readRecords(text.path, layout.separation, source.signal)
  const tables = new LandedTables(layout.tables, source)
  let record = 0
  let told = { strayQuotes: 0, unclosedQuotes: 0 }
  const handOver = async () => {
    const { strayQuotes, unclosedQuotes } = batches.faults
    const since = { strayQuotes: strayQuotes - told.strayQuotes, unclosedQuotes: unclosedQuotes - told.unclosedQuotes }
    told = { strayQuotes, unclosedQuotes }
    await onLoaded({ ...tables.current, ...since })
  }
  await tables.next()
  for await (const batch of batches) {
    for (const cells of batch) {
      if (record >= tables.current.table.to) {
        await handOver()
        await tables.next()
      }
      place(tables.current, record++, cells)
    }
    source.onProgress?.({ stage: 'reading', processed: record, total: Math.max(record, layout.survey.records) })
  }
  await handOver()
}

/** The table whose records come. */
class LandedTables {
  readonly #tables: Iterator<TextTable>
  readonly #connection: TextSource['connection']
  #current: { table: TextTable; landing: Landing } | null = null

  constructor(tables: readonly TextTable[], { connection }: Pick<TextSource, 'connection'>) {
    this.#tables = tables[Symbol.iterator]()
    this.#connection = connection
  }

  get current(): { table: TextTable; landing: Landing } {
    if (this.#current === null) throw new Error('records came before a table was begun')
    return this.#current
  }

  async next(): Promise<void> {
    const { value, done } = this.#tables.next()
    if (done) throw new Error('records came after the last table')
    const landing = await Landing.open(this.#connection, `t${value.index}`, value.place.width)
    this.#current = { table: value, landing }
  }
}

/** @param record  0-based */
function place({ table, landing }: { table: TextTable; landing: Landing }, record: number, cells: GridRow): void {
  const { place: at, keep } = table
  const row = record + 1
  if (record >= at.header && record < at.header + at.headerRows) return
  const isBlank = filledCount(cells) === 0
  const isOutside = record >= at.end
  if (isBlank && !(keep.includes('blank') && !isOutside)) landing.skip(row, 'blank', record < at.header ? cells : [])
  else if (isOutside) landing.skip(row, 'note', cells)
  else if (record < at.header && !keep.includes('preamble')) landing.skip(row, 'preamble', cells)
  else if (record >= at.header && record < at.first) landing.skip(row, 'units', cells)
  else append({ table, landing }, row, cells)
}

function append({ table, landing }: { table: TextTable; landing: Landing }, row: number, cells: GridRow): void {
  const { left, isRange, width } = table.place
  const inside = isRange ? cells.slice(0, width).map((cell, column) => (column < left ? null : cell)) : cells
  if (cells.length < width) landing.countShort(row)
  landing.append(row, inside)
}
