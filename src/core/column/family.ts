import type { ColumnType } from '../../contract/column.ts'

/**
 * One way to read the texts of a column as values. Patterns are written in the syntax that both RE2 and JavaScript
 * read, and always match a whole cell. `trim`: blanks around the text are taken away first.
 */
export type Family =
  | { kind: 'boolean'; yes: string; no: string; trim: boolean }
  | NumberFamily
  | { kind: 'duration'; pattern: string; trim: boolean }
  | TimeFamily
  | DateFamily

export interface NumberFamily {
  kind: 'number'
  pattern: string
  decimal: '.' | ','
  /** Thousands separators that may stand between digits, '' when none may. */
  group: string
  /** Signs behind, parentheses, currencies, units, percent signs and blanks may surround the digits. */
  isDressed: boolean
  hasExponent: boolean
  /** The commonest symbol or code of a currency standing in the cells; null when none does. */
  currency: string | null
  /** The unit standing behind the numbers ('kg'); null when none does. */
  unit: string | null
  /** Pattern of the words that may stand beside the digits, where digits or separators are part of them. */
  words: string | null
  isPercent: boolean
  /** A workbook's percent cell holds a fraction; values are stored in percent. */
  isFraction: boolean
  trim: boolean
}

/** What a group in a pattern of dates holds. `rest`: what stands behind the hour; `half`: the a or p of AM and PM. */
export type DatePart =
  | 'year'
  | 'month'
  | 'monthWord'
  | 'day'
  | 'quarter'
  | 'week'
  | 'weekday'
  | 'clock'
  | 'hour'
  | 'rest'
  | 'half'
  | 'zone'

export interface DateFamily {
  kind: 'date' | 'timestamp'
  pattern: string
  /**
   * `iso`: as the engine itself reads dates; `parts`: put together from the pattern's groups; `any`: as the first of
   * `among` that reads it; the others are numbers.
   */
  reading: 'iso' | 'parts' | 'any' | 'seconds' | 'milliseconds' | 'serial'
  among?: readonly DateFamily[]
  /** What the groups of the pattern hold, in their order; empty unless `reading` is `parts`. */
  parts: readonly DatePart[]
  /** Shown in the receipt: 'DD/MM/YYYY'. */
  name: string
  /** Of dates in figures; null where nothing can be swapped. */
  order: 'ymd' | 'dmy' | 'mdy' | null
  /** Two-digit years are in it: 69-99 are 1969-1999, 00-68 are 2000-2068. */
  hasShortYear: boolean
  /** Offsets are in it: values become UTC. */
  isZoned: boolean
  trim: boolean
}

export interface TimeFamily {
  kind: 'time'
  pattern: string
  /** Empty: as the engine itself reads times. */
  parts: readonly DatePart[]
  trim: boolean
}

/** A text of a column and how many cells hold it. */
export interface TextCount {
  text: string
  count: number
}

/** Two families with the same key read every text alike. */
export function familyKey(family: Family): string {
  return JSON.stringify(family)
}

/** The pattern a (trimmed) cell must match to be read by the family. */
export function familyPattern(family: Family): string {
  return family.kind === 'boolean' ? anyCase([family.yes, family.no]) : family.pattern
}

/** Whether values of the family can fill a column of the type. */
export function canBe(family: Family, type: ColumnType): boolean {
  if (type === 'integer' || type === 'decimal' || type === 'double') {
    return family.kind === 'number' || family.kind === 'duration'
  }
  if (type === 'date' || type === 'timestamp') return family.kind === 'date' || family.kind === 'timestamp'
  return family.kind === type
}

/** Alternatives that match without regard to case: JavaScript has no flag for a part of a pattern. */
export function anyCase(words: readonly string[]): string {
  return `(?:${words.map(word => escaped(word).replace(/\p{L}/gu, eitherCase)).join('|')})`
}

function eitherCase(letter: string): string {
  const [upper, lower] = [letter.toUpperCase(), letter.toLowerCase()]
  return upper === lower || upper.length > 1 ? letter : `[${upper}${lower}]`
}

/** The text as a pattern that matches it and nothing else. */
export function escaped(text: string): string {
  return text.replace(/[$.*+?^()[\]{}|\\/]/g, '\\$&')
}

/** Whether one text is read by the family, calendar aside (31 February matches, and is rejected later). */
export function familyMatcher(family: Family): (text: string) => boolean {
  const strip = family.trim ? trimCell : (text: string) => text
  const expression = new RegExp(`^(?:${familyPattern(family)})$`, 'u')
  return text => expression.test(strip(text))
}

/** Characters that count as blank around a cell: spaces of all widths, tabs, line ends, the byte order mark. */
export const BLANKS = ' \t\n\r\u00a0\u2007\u202f\u3000\ufeff'

/** The text without blanks around it. */
export function trimCell(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && BLANKS.includes(text.charAt(start))) start++
  while (end > start && BLANKS.includes(text.charAt(end - 1))) end--
  return text.slice(start, end)
}
