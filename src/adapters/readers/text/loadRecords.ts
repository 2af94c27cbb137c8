import type { SplitFaults } from '../../../core/grid/recordSplitter.ts'
import { rejoinThousands } from '../../../core/grid/rejoinThousands.ts'
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
  runOnCells: number
  /** Amounts that the delimiter cut at their thousands. */
  rejoined?: Rejoined
}

interface Rejoined {
  count: number
  examples: { row: number; raw: string; read: string }[]
}

/** A table whose records come; `usual`: cells they usually have, null where a wider one is never looked into. */
interface Loading {
  table: TextTable
  landing: Landing
  usual: number | null
  rejoined: Rejoined
}

const EXAMPLES = 3

/**
 * Loads the tables record by record, whatever their faults: slower than DuckDB's reader, and nothing is lost. Each table is
 * given away before the next begins.
 */
export async function loadRecords(
  { text, layout }: { text: Utf8Text; layout: TextLayout },
  source: Pick<TextSource, 'connection' | 'onProgress' | 'signal' | 'settings'>,
  onLoaded: (loaded: LoadedTable) => Promise<void>,
): Promise<void> {
  const batches = readRecords(text.path, layout.separation, source.signal)
  const tables = new LandedTables(layout, source)
  let record = 0
  let told: SplitFaults = { strayQuotes: 0, unclosedQuotes: 0, runOnCells: 0 }
  const handOver = async () => {
    const faults = { ...batches.faults }
    const since = {
      strayQuotes: faults.strayQuotes - told.strayQuotes,
      unclosedQuotes: faults.unclosedQuotes - told.unclosedQuotes,
      runOnCells: faults.runOnCells - told.runOnCells,
    }
    told = faults
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
  readonly #isComma: boolean
  #current: Loading | null = null

  constructor(layout: TextLayout, { connection, settings }: Pick<TextSource, 'connection' | 'settings'>) {
    this.#tables = layout.tables[Symbol.iterator]()
    this.#connection = connection
    // Whoever says what the delimiter is means it.
    this.#isComma = layout.separation.delimiter === ',' && settings?.delimiter === undefined && settings?.raw !== true
  }

  get current(): Loading {
    if (this.#current === null) throw new Error('records came before a table was begun')
    return this.#current
  }

  async next(): Promise<void> {
    const { value, done } = this.#tables.next()
    if (done) throw new Error('records came after the last table')
    const landing = await Landing.open(this.#connection, `t${value.index}`, value.place.width)
    const usual = this.#isComma ? usualLength(value) : null
    this.#current = { table: value, landing, usual, rejoined: { count: 0, examples: [] } }
  }
}

/** How many cells most of the first rows of data have. */
function usualLength({ firstRecords, place: at, from }: TextTable): number | null {
  const lengths = firstRecords.slice(at.first - from).map(cells => cells.length)
  const sorted = lengths.sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? null
}

/** @param record  0-based */
function place(loading: Loading, record: number, cells: GridRow): void {
  const { table, landing } = loading
  const { place: at, keep } = table
  const row = record + 1
  if (record >= at.header && record < at.header + at.headerRows) return
  const isBlank = filledCount(cells) === 0
  const isOutside = record >= at.end
  if (isBlank && !(keep.includes('blank') && !isOutside)) landing.skip(row, 'blank', record < at.header ? cells : [])
  else if (isOutside) landing.skip(row, 'note', cells)
  else if (record < at.header && !keep.includes('preamble')) landing.skip(row, 'preamble', cells)
  else if (record >= at.header && record < at.first) landing.skip(row, 'units', cells)
  else append(loading, row, cells)
}

function append(loading: Loading, row: number, given: GridRow): void {
  const { table, landing } = loading
  const { left, isRange, width } = table.place
  const cells = whole(loading, row, given)
  const inside = isRange ? cells.slice(0, width).map((cell, column) => (column < left ? null : cell)) : cells
  if (cells.length < width) landing.countShort(row)
  landing.append(row, inside)
}

/** The cells with amounts that were cut at their thousands put together. */
function whole({ usual, rejoined }: Loading, row: number, cells: GridRow): GridRow {
  const joined = usual === null || cells.length <= usual ? null : rejoinThousands(cells, usual)
  if (joined === null) return cells
  const read = joined.find((cell, i) => cell !== cells[i]) ?? ''
  rejoined.count++
  if (rejoined.examples.length < EXAMPLES) rejoined.examples.push({ row, raw: read, read })
  return joined
}
