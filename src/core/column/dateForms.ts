import { ANY_MONTH, ENGLISH_MONTH } from './dateWords.ts'
import type { DateFamily, DatePart } from './family.ts'

/** A way to write a day, without its time. */
export interface DateForm {
  /** A group for each of `parts`, in their order. */
  pattern: string
  parts: readonly DatePart[]
  name: string
  order: DateFamily['order']
  hasShortYear: boolean
  /** A month, quarter or week: no time of day stands behind it. */
  isPeriod: boolean
}

const DAY = '(0?[1-9]|[12]\\d|3[01])'
const MONTH = '(0?[1-9]|1[0-2])'
const PADDED_DAY = '(0[1-9]|[12]\\d|3[01])'
const PADDED_MONTH = '(0[1-9]|1[0-2])'
const YEAR = '([12]\\d{3})'
const SHORT_YEAR = '(\\d{2})'

export const ISO: DateForm = {
  pattern: '([12]\\d{3})-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\\d|3[01])',
  parts: ['year', 'month', 'day'],
  name: 'YYYY-MM-DD',
  order: 'ymd',
  hasShortYear: false,
  isPeriod: false,
}

/** Day and month in figures: year first with any separator, then month before day and day before month. */
export const FIGURES: readonly DateForm[] = ['/', '.', '-', ' '].flatMap(mark => {
  const forms: DateForm[] = []
  if (mark !== '-') forms.push(figures([YEAR, MONTH, DAY], mark, 'ymd', false))
  for (const short of mark === ' ' ? [false] : [false, true]) {
    const year = short ? SHORT_YEAR : YEAR
    // 1.2.10 is as often a version as a day.
    const isPadded = short && mark !== '/'
    const [day, month] = isPadded ? [PADDED_DAY, PADDED_MONTH] : [DAY, MONTH]
    const dmy = figures([day, month, year], mark, 'dmy', short)
    const mdy = figures([month, day, year], mark, 'mdy', short)
    // Where every cell can be read both ways: slashes are American, dots and dashes are not.
    forms.push(...(mark === '/' ? [mdy, dmy] : [dmy, mdy]))
    if (short) forms.push(figures([year, PADDED_MONTH, PADDED_DAY], mark, 'ymd', true))
  }
  return forms
})

/** Months by name. `isEnglish`: no other language is needed, which makes the patterns short. */
export function worded(isEnglish: boolean): DateForm[] {
  const month = `(${isEnglish ? ENGLISH_MONTH : ANY_MONTH})\\.?`
  const day = `${DAY}(?:st|nd|rd|th|er|\\.|º|ª|°)?`
  const gap = '(?:,? *(?:de|del|of|the)? +|[-/.])'
  const short = "['’]?(\\d{2})"
  const year = `${YEAR}(?: ?г\\.?| r\\.)?`
  const form = (pattern: string, parts: readonly DatePart[], name: string): DateForm => ({
    pattern,
    parts,
    name,
    order: null,
    hasShortYear: name.endsWith('-YY'),
    isPeriod: !parts.includes('day'),
  })
  return [
    form(`${day}${gap}${month}${gap}${year}`, ['day', 'monthWord', 'year'], 'D Month YYYY'),
    form(`${month}${gap}${day}${gap}${year}`, ['monthWord', 'day', 'year'], 'Month D, YYYY'),
    form(`${YEAR}${gap}${month}${gap}${day}`, ['year', 'monthWord', 'day'], 'YYYY Month D'),
    form(`${day}${gap}${month}${gap}${short}`, ['day', 'monthWord', 'year'], 'D-Month-YY'),
    form(`${month}${gap}${day}${gap}${short}`, ['monthWord', 'day', 'year'], 'Month-D-YY'),
    form(`${month}${gap}${year}`, ['monthWord', 'year'], 'Month YYYY'),
    form(`${YEAR}${gap}${month}`, ['year', 'monthWord'], 'YYYY Month'),
    form(`${month}(?: ?['’]|[-/.])(\\d{2})`, ['monthWord', 'year'], 'Month-YY'),
  ]
}

export const COMPACT: DateForm = {
  ...ISO,
  pattern: '((?:1[6-9]|2[01])\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])',
  name: 'YYYYMMDD',
}

/** Days as they are written in East Asia; months, quarters and weeks. */
export const OTHERS: readonly DateForm[] = [
  other(`${YEAR}[年년] ?${MONTH}[月월] ?${DAY}[日일]`, ['year', 'month', 'day'], 'YYYY年M月D日'),
  other(`${YEAR}[年년] ?${MONTH}[月월]`, ['year', 'month'], 'YYYY年M月'),
  other(`${YEAR}[-/M]${PADDED_MONTH}`, ['year', 'month'], 'YYYY-MM'),
  other(`${MONTH}[-/]${YEAR}`, ['month', 'year'], 'MM/YYYY'),
  other(`[QqTt]([1-4])[ /'’-]?${YEAR}`, ['quarter', 'year'], 'Qn YYYY'),
  other(`${YEAR}[ /-]?[QqTt]([1-4])`, ['year', 'quarter'], 'YYYY-Qn'),
  other(`([1-4])[Qq][ /'’-]?${YEAR}`, ['quarter', 'year'], 'nQ YYYY'),
  other(`([1-4])[Qq][ /'’-]?${SHORT_YEAR}`, ['quarter', 'year'], 'nQ-YY'),
  other(`[Qq]([1-4])[ /'’-]?${SHORT_YEAR}`, ['quarter', 'year'], 'Qn-YY'),
  other(`${YEAR}-?W(0[1-9]|[1-4]\\d|5[0-3])(?:-?([1-7]))?`, ['year', 'week', 'weekday'], 'YYYY-Www'),
  other(`(?:W|[Kk]W|CW|[Ww]eek) ?(0?[1-9]|[1-4]\\d|5[0-3])[ ,/-]+${YEAR}`, ['week', 'year'], 'Www YYYY'),
  other(`${YEAR} (?:W|[Kk]W|CW|[Ww]eek) ?(0?[1-9]|[1-4]\\d|5[0-3])`, ['year', 'week'], 'YYYY Www'),
]

function other(pattern: string, parts: readonly DatePart[], name: string): DateForm {
  return { pattern, parts, name, order: null, hasShortYear: name.endsWith('-YY'), isPeriod: !parts.includes('day') }
}

function figures(
  groups: readonly string[],
  mark: string,
  order: 'ymd' | 'dmy' | 'mdy',
  hasShortYear: boolean,
): DateForm {
  // "1. 2. 2020", and "2020. 01. 02." with a point at the end.
  const between = mark === '.' ? '\\. ?' : mark
  const names = { y: hasShortYear ? 'YY' : 'YYYY', m: 'MM', d: 'DD' }
  const parts = { y: 'year', m: 'month', d: 'day' } as const
  const keys = [...order] as ('y' | 'm' | 'd')[]
  return {
    pattern: groups.join(between) + (mark === '.' && order === 'ymd' ? '\\.?' : ''),
    parts: keys.map(key => parts[key]),
    name: keys.map(key => names[key]).join(mark),
    order,
    hasShortYear,
    isPeriod: false,
  }
}
