import { IngestFault } from '../fault.ts'
import { malformed } from './cellTag.ts'
import { MergeReader } from './merges.ts'
import { prefixOf } from './prefix.ts'
import { type SheetRow, SheetScanner } from './sheetScanner.ts'
import { TextWindow } from './textWindow.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { xmlText } from './xmlText.ts'

/** A batch is handed on when it has so many cells, blanks between cells included. */
const BATCH_CELLS = 32_768
/** Characters kept to find a tag that two pieces share, where tags are short. */
const TAG_CHARACTERS = 1024
const LAST_COLUMN = 16_384

/** The rows of one sheet, in order, in batches. What stands after the rows is known when they have all been read. */
export interface SheetRows extends AsyncIterable<SheetRow[]> {
  /** Merged ranges as written, "A1:B2". */
  readonly merges: readonly string[]
  /** Progress: characters of XML read, of about so many in all. */
  readonly bytesRead: number
  readonly bytesTotal: number
  /** The currency most cells of a 0-based column show: ISO code, or symbol where the format says no more. */
  currencyOf(column: number): string | null
  readonly hidden: { rows: number; columns: number }
  readonly uncomputed: { cells: number; row: number }
}

/**
 * Reads a worksheet in constant memory but for the shared strings of the workbook. Blank rows are left out: the numbers of
 * the rows tell the gaps. Texts may be cut from a larger one and keep it alive: copy what is held beyond its batch.
 *
 * @throws IngestFault when iterated, or the signal's reason
 */
export function readRows(workbook: Workbook, sheet: Sheet, signal?: AbortSignal): SheetRows {
  const reading = new SheetReading(workbook, sheet)
  return {
    [Symbol.asyncIterator]: () => reading.batches(signal),
    get merges() {
      return reading.merges?.ranges ?? []
    },
    get bytesRead() {
      return reading.bytesRead
    },
    bytesTotal: workbook.parts.archive.sizeBytes(workbook.parts.sheetParts[sheet.index] ?? ''),
    get hidden() {
      return { rows: reading.scanner?.hiddenRows ?? 0, columns: reading.hiddenColumns }
    },
    get uncomputed() {
      return reading.scanner?.uncomputed ?? { cells: 0, row: 0 }
    },
    currencyOf: column => reading.scanner?.currencies.majority(column) ?? null,
  }
}

class SheetReading {
  bytesRead = 0
  scanner: SheetScanner | null = null
  merges: MergeReader | null = null
  hiddenColumns = 0
  readonly #workbook: Workbook
  readonly #sheet: Sheet
  readonly #window: TextWindow
  #prefix = ''

  constructor(workbook: Workbook, sheet: Sheet) {
    this.#workbook = workbook
    this.#sheet = sheet
    this.#window = new TextWindow(workbook.parts.limits.rowCharacters, 'row_too_long')
  }

  /** Faults leave with the name of the sheet. */
  async *batches(signal: AbortSignal | undefined): AsyncGenerator<SheetRow[]> {
    try {
      yield* this.#batches(signal)
    } catch (error) {
      throw error instanceof IngestFault ? error.within({ sheet: this.#sheet.name }) : error
    }
  }

  async *#batches(signal: AbortSignal | undefined): AsyncGenerator<SheetRow[]> {
    signal?.throwIfAborted()
    const { archive, sharedStrings } = this.#workbook.parts
    const part = this.#part()
    const strings = await sharedStrings(signal)
    for await (const text of xmlText(archive.chunks(part, signal), part)) {
      this.bytesRead += text.length
      if (!this.#window.push(text) || !this.#begin(strings)) continue
      yield* this.#rows(this.#lastRow())
      this.#readTail()
    }
    this.#window.flush()
    if (!this.#begin(strings)) throw malformed('it has no element for rows')
    yield* this.#rows(this.#window.text.length)
    this.#readTail()
    if (!this.scanner?.isDone) throw malformed('its rows do not end')
  }

  #part(): string {
    const part = this.#workbook.parts.sheetParts[this.#sheet.index] ?? null
    if (part !== null && this.#sheet.kind === 'worksheet') return part
    throw new IngestFault('not_a_worksheet', { kind: this.#sheet.kind })
  }

  /** True once the element that holds the rows has begun; what stands before it is let go. */
  #begin(sharedStrings: readonly string[]): boolean {
    if (this.scanner) return true
    const { text } = this.#window
    this.#prefix ||= prefixOf(text)
    const start = text.indexOf(`<${this.#prefix}sheetData`)
    const end = start < 0 ? -1 : text.indexOf('>', start)
    if (end < 0) {
      this.#window.consume(start < 0 ? text.length - TAG_CHARACTERS : start)
      return false
    }
    this.hiddenColumns = hiddenColumns(text.slice(0, start))
    const { limits, styles } = this.#workbook.parts
    const { date1904 } = this.#workbook
    this.scanner = new SheetScanner({ sharedStrings, styles, date1904, prefix: this.#prefix }, limits)
    this.scanner.isDone = text.charAt(end - 1) === '/'
    this.merges = new MergeReader(this.#prefix, limits.merges)
    this.#window.consume(end + 1)
    return true
  }

  /** Before here every row is whole: it is where the last one begins, or where the rows end. */
  #lastRow(): number {
    const { text } = this.#window
    const row = Math.max(0, text.lastIndexOf(`<${this.#prefix}row`))
    const end = text.indexOf(`</${this.#prefix}sheetData`, row)
    return end < 0 ? row : end + 1
  }

  *#rows(limit: number): Generator<SheetRow[]> {
    const { scanner } = this
    if (!scanner || scanner.isDone) return
    scanner.open(this.#window.text)
    let batch: SheetRow[] = []
    let cells = 0
    for (let row = scanner.next(limit); row; row = scanner.next(limit)) {
      batch.push(row)
      cells += row.cells.length
      if (cells < BATCH_CELLS) continue
      yield batch
      batch = []
      cells = 0
    }
    if (batch.length > 0) yield batch
    this.#window.consume(scanner.at)
  }

  #readTail(): void {
    if (!this.scanner?.isDone) return
    const { text } = this.#window
    this.merges?.read(text)
    const tag = text.lastIndexOf('<')
    const isWhole = text.indexOf('>', tag) >= 0
    this.#window.consume(isWhole ? text.length : Math.max(tag, text.length - TAG_CHARACTERS))
  }
}

/** Columns are described right before the rows. The last ones, to the end of every sheet, hold nothing. */
function hiddenColumns(xml: string): number {
  let n = 0
  for (const [tag] of xml.matchAll(/<(?:\w{1,20}:)?col\s[^<>]{0,400}>/g)) {
    if (!/\shidden\s?=\s?["'](?:1|true)["']/.test(tag)) continue
    const [min, max] = ['min', 'max'].map(name =>
      Number(new RegExp(`\\s${name}\\s?=\\s?["'](\\d{1,5})["']`).exec(tag)?.[1]),
    )
    if (min !== undefined && max !== undefined && max < LAST_COLUMN) n += Math.max(0, max - min + 1)
  }
  return n
}
