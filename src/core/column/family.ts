/**
 * One way to read the texts of a column as values. Patterns are written in the syntax that both RE2 and JavaScript
 * read, and always match a whole cell. `trim`: blanks around the text are taken away first.
 */
export type Family =
  | { kind: 'boolean'; yes: string; no: string; trim: boolean }
  | NumberFamily
  | { kind: 'duration'; pattern: string; trim: boolean }
  | { kind: 'time'; pattern: string; formats: readonly string[]; trim: boolean }
  | DateFamily
  | TimestampFamily

export interface NumberFamily {
  kind: 'number'
  pattern: string
  decimal: '.' | ','
  /** Thousands separators that may stand between digits, '' when none may. */
  group: string
  /** Signs behind, parentheses, currencies, percent signs and blanks may surround the digits. */
  isDressed: boolean
  hasExponent: boolean
  /** Symbol or code standing in the cells; null when none does. */
  currency: string | null
  isPercent: boolean
  /** A workbook's percent cell holds a fraction; values are stored in percent. */
  isFraction: boolean
  trim: boolean
}

export interface DateFamily {
  kind: 'date'
  pattern: string
  /** strptime formats tried in order; empty when the engine's own ISO reading does. */
  formats: readonly string[]
  /** Shown in the receipt: 'DD/MM/YYYY'. */
  name: string
  order: 'ymd' | 'dmy' | 'mdy'
  /** Two-digit years are in it: 69-99 are 1969-1999, 00-68 are 2000-2068. */
  hasShortYear: boolean
  trim: boolean
}

export interface TimestampFamily {
  kind: 'timestamp'
  pattern: string
  /** strptime formats tried in order; empty when the engine's own ISO reading does. */
  formats: readonly string[]
  name: string
  order: 'ymd' | 'dmy' | 'mdy'
  hasShortYear: boolean
  /** Offsets are in it: values become UTC. */
  isZoned: boolean
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
  return family.kind === 'boolean' ? anyCase(`${family.yes} ${family.no}`) : family.pattern
}

/** Alternatives for words separated by spaces, matching without regard to case: JavaScript has no flag for a part. */
export function anyCase(words: string): string {
  const letter = (c: string) => `[${c.toUpperCase()}${c.toLowerCase()}]`
  return `(?:${words.replace(/[a-z]/gi, letter).replaceAll(' ', '|')})`
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
