import type { Draw } from './draw.ts'
import type { CleanColumn, CleanTable, TableWish } from './table.ts'

/** How the cells of a file are written. */
export interface Writing {
  setting: 'delimited' | 'spaced' | 'fixed'
  delimiter: string
  quote: string
  quoting: 'needed' | 'texts' | 'all'
  /** What becomes of a quote within quotes: 'first' doubles the first of a cell alone, as some exporters do. */
  escape: 'doubled' | 'backslash' | 'first' | 'none'
  lineEnd: string
  decimal: string
  group: string
  negative: 'minus' | 'long minus' | 'parentheses' | 'behind'
  /** Of money: what stands before and behind the digits. */
  money: { before: string; behind: string }
  day: (year: string, month: string, day: string) => string
  words: { yes: string; no: string }
  missing: string
  encoding: string
  hasMark: boolean
}

/** One line of the file; `isLone`: one text, not filled up with empty cells. */
export interface Line {
  kind: 'above' | 'header' | 'data' | 'other'
  cells: string[]
  isLone?: boolean
}

/** A column as it should be read: any of the names will do. */
export interface ExpectedColumn extends CleanColumn {
  names: string[]
}

export interface ExpectedTable {
  columns: ExpectedColumn[]
  rows: number
  /** Sums that the file itself states of this table: as many columns should be found to agree. */
  statedColumns: number
}

/** A file in the making. */
export interface DirtyFile {
  draw: Draw
  wish: TableWish
  table: CleanTable
  writing: Writing
  lines: Line[]
  expected: ExpectedTable[]
}

/** What one kind of dirt does, in three turns: before the table is drawn, before it is written, and to its lines. */
export interface Dirt {
  wish?(file: Pick<DirtyFile, 'draw' | 'wish' | 'writing'>): void
  write?(file: Omit<DirtyFile, 'lines' | 'expected'>): void
  arrange?(file: DirtyFile): void
}

export const PLAIN_WRITING: Writing = {
  setting: 'delimited',
  delimiter: ',',
  quote: '"',
  quoting: 'needed',
  escape: 'doubled',
  lineEnd: '\n',
  decimal: '.',
  group: '',
  negative: 'minus',
  money: { before: '', behind: '' },
  day: (year, month, day) => `${year}-${month}-${day}`,
  words: { yes: 'yes', no: 'no' },
  missing: '',
  encoding: 'utf8',
  hasMark: false,
}

/** The table as lines: one of names, then its rows. */
export function linesOf({ columns, rows }: CleanTable, writing: Writing): Line[] {
  const header: Line = { kind: 'header', cells: columns.map(({ name }) => name) }
  const data = Array.from(
    { length: rows },
    (_, row): Line => ({
      kind: 'data',
      cells: columns.map(column => written(column.meaning, column.values[row] ?? null, writing)),
    }),
  )
  return [header, ...data]
}

/** A value as the file has it. */
export function written(meaning: CleanColumn['meaning'], value: string | null, writing: Writing): string {
  if (value === null) return writing.missing
  if (meaning === 'boolean') return value === 'true' ? writing.words.yes : writing.words.no
  if (meaning === 'date' || meaning === 'timestamp') {
    const [day = '', clock] = value.split(' ')
    const [y = '', m = '', d = ''] = day.split('-')
    return clock === undefined ? writing.day(y, m, d) : `${writing.day(y, m, d)} ${clock}`
  }
  if (meaning === 'money' || meaning === 'decimal' || meaning === 'integer')
    return writtenNumber(meaning, value, writing)
  return value
}

function writtenNumber(meaning: CleanColumn['meaning'], value: string, writing: Writing): string {
  const isNegative = value.startsWith('-')
  const [whole = '', fraction] = value.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, writing.group)
  const bare = fraction === undefined ? grouped : `${grouped}${writing.decimal}${fraction}`
  const digits = meaning === 'money' ? `${writing.money.before}${bare}${writing.money.behind}` : bare
  if (!isNegative) return digits
  if (writing.negative === 'parentheses') return `(${digits})`
  if (writing.negative === 'behind') return `${digits}-`
  return `${writing.negative === 'minus' ? '-' : '\u2212'}${digits}`
}
