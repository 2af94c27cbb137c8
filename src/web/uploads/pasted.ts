import { findSeparation, ONE_COLUMN } from '../../core/grid/dialect.ts'
import { fileKind } from '../../core/grid/fileKind.ts'
import { RecordSplitter, type Separation } from '../../core/grid/recordSplitter.ts'

/** What a clipboard held, as it will be sent and as it is shown before. */
export interface Pasted {
  text: string
  /** Of the file it becomes. */
  ending: 'tsv' | 'csv' | 'txt' | 'json' | 'ndjson'
  /** The first rows; null of a text whose columns only the server will know. */
  head: readonly (readonly string[])[] | null
  lineCount: number
}

/** What is looked at to find how cells are separated. */
const SAMPLE_CHARACTERS = 64 * 1024
const ROWS_SHOWN = 6

/** A text as a table, by what it is; null when it holds nothing. */
export function pastedOf(text: string): Pasted | null {
  if (text.trim() === '') return null
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const lineCount = countLines(text)
  if (fileKind(new TextEncoder().encode(sample.slice(0, 4096))) === 'json') return jsonOf(text, lineCount)
  const separation = findSeparation([sample])
  const head = headOf(sample, separation ?? ONE_COLUMN)
  const isCut = head.some(row => row.length > 1)
  if (!isCut) return { text, ending: 'txt', head, lineCount }
  return { text, ending: separation?.delimiter === '\t' ? 'tsv' : 'csv', head, lineCount }
}

/** Rows of cells as tab-separated text; cells with tabs, quotes or line ends are quoted, as spreadsheets do. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map(row => `${row.map(cell).join('\t')}\n`).join('')
}

/** The same moment reads the same everywhere a file is listed: `21 Nov 10:40`. */
export function momentOf(at: Date, locale: string): string {
  const month = new Intl.DateTimeFormat(locale, { month: 'short' }).format(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getDate()} ${month} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** A name as a person typed it, as the name of a file. */
export function fileNameOf(name: string, ending: Pasted['ending']): string {
  return `${name.replace(/[/\\]+/g, '-').trim()}.${ending}`
}

function headOf(sample: string, separation: Separation): string[][] {
  const splitter = new RecordSplitter(separation)
  const whole = splitter.push(sample)
  const records = whole.length < ROWS_SHOWN ? [...whole, ...splitter.end()] : whole
  return records.filter(row => row.some(cell => cell.trim() !== '')).slice(0, ROWS_SHOWN)
}

function jsonOf(text: string, lineCount: number): Pasted {
  const lines = text.split('\n', ROWS_SHOWN + 1).filter(line => line.trim() !== '')
  const [first = ''] = lines
  const isLines = lines.length > 1 && parsed(first) !== undefined
  const values = isLines ? lines.map(parsed) : rowsIn(parsed(text))
  const head = values && asRows(values.slice(0, ROWS_SHOWN - 1))
  return { text, ending: isLines ? 'ndjson' : 'json', head, lineCount }
}

function rowsIn(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value
  return value === undefined ? null : [value]
}

/** Objects as rows below the names of their keys; null when they are no objects. */
function asRows(values: readonly unknown[]): string[][] | null {
  const objects = values.filter((value): value is object => typeof value === 'object' && value !== null)
  if (objects.length === 0 || objects.some(Array.isArray)) return null
  const names = [...new Set(objects.flatMap(object => Object.keys(object)))]
  const rows = objects.map(object => new Map<string, unknown>(Object.entries(object)))
  return [names, ...rows.map(row => names.map(name => shown(row.get(name))))]
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Half a text, or one with a fault: the server says which.
    return undefined
  }
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return text.endsWith('\n') ? count : count + 1
}
