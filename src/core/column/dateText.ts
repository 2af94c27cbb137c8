import { COMPACT, type DateForm, FIGURES, ISO, OTHERS, worded } from './dateForms.ts'
import { proposeDateNumbers } from './dateNumbers.ts'
import { ENGLISH_MONTH, WEEKDAY_BEFORE } from './dateWords.ts'
import { type DateFamily, type DatePart, type Family, familyMatcher, type TextCount, trimCell } from './family.ts'
import { isMissing } from './missingMarkers.ts'

const CLOCK = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?'
const CLOCK_12 = '(0?[1-9]|1[0-2])(:[0-5]\\d(?::[0-5]\\d)?) ?([aApP])\\.?[mM]\\.?'
const ZONE = ' ?((?:GMT|UTC)?[+-]\\d{2}(?::?\\d{2})?|Z|UTC|GMT|[ECMP][SD]T|CES?T|EES?T|WES?T|BST|JST)(?: \\([^)]*\\))?'
const MIDNIGHT = '(?:[ T]0?0:00(?::00(?:\\.0+)?)?)?'
const MIDNIGHT_BEHIND = '(?: (?:0?0:00(?::00)?|12:00(?::00)? [aA][mM]))?'
const BETWEEN = '(?:,? +(?:at |um |à |- )?|T)'

/** No date is longer, and most texts that are none are. */
const LONGEST = 70
const SAMPLE = 60
const LIKE_A_DATE = /\d\D+\d|\p{L}.*\d\d|\d\d.*\p{L}|\d\p{L}\d\d/u
const ENGLISH = worded(true)
const ANY_LANGUAGE = worded(false)
const WEEKDAY = new RegExp(`^${WEEKDAY_BEFORE.replace(/\?$/, '')}`, 'u')
const ZONED = new RegExp(`${CLOCK}(?: ?[aApP][mM])?${ZONE}$`, 'u')

/** What stands around the days of a column: said once for all forms, so that few of them are tried. */
interface Around {
  trim: boolean
  hasWeekday: boolean
  hasZone: boolean
}

/**
 * Ways of reading dates, timestamps and times that some of the texts ask for, the preferred first.
 *
 * Eight bare digits are a date only when the column's name says so, or when at least ten different texts are all
 * possible days between 1600 and 2199.
 */
export function proposeDates(texts: readonly TextCount[], name: string): Family[] {
  const trim = texts.some(({ text }) => trimCell(text) !== text)
  const cells = texts.map(({ text }) => trimCell(text)).filter(text => !isMissing(text))
  const written = cells.filter(
    text => text.length <= LONGEST && LIKE_A_DATE.test(text) && !/^[+-]?\d+\.\d+$/.test(text),
  )
  const families: Family[] = written.length === 0 ? [] : proposeWritten(written, trim)
  if (isCompactDate(cells, name)) families.push(...familiesOf(COMPACT, { trim, hasWeekday: false, hasZone: false }))
  families.push(...proposeDateNumbers(cells, name, trim))
  return families.filter(family => cells.some(familyMatcher(family)))
}

/** Every way of reading dates there is, as far as the texts tell which language and zone is needed. */
export function allDates(texts: readonly TextCount[]): Family[] {
  const around = aroundOf(texts.map(({ text }) => text))
  const forms = [ISO, ...FIGURES, ...ANY_LANGUAGE, ...OTHERS, COMPACT]
  return [...forms.flatMap(form => familiesOf(form, { ...around, trim: true })), ...times(true)]
}

function proposeWritten(all: readonly string[], trim: boolean): Family[] {
  const cells = someOf(all)
  const around = { ...aroundOf(cells), trim }
  const forms = [ISO, ...FIGURES, ...wordedFor(cells), ...OTHERS].filter(form => {
    const beginning = expressionOf(form, around.hasWeekday ? `^${WEEKDAY_BEFORE}` : '^')
    return cells.some(text => beginning.test(text))
  })
  const middles = /^\p{L}+ \p{L}+ \d/u.test(cells[0] ?? '') ? [clockInside(trim)] : []
  return [...forms.flatMap(form => familiesOf(form, around)), ...middles, ...times(trim), ...durations(cells, trim)]
}

/** Enough to see which forms are worth trying: the first, some of the others, and the last, which nobody has read yet. */
function someOf(cells: readonly string[]): readonly string[] {
  const step = Math.ceil(cells.length / SAMPLE)
  return cells.filter((_, i) => i % step === 0 || i < SAMPLE / 2 || i >= cells.length - SAMPLE / 2)
}

function wordedFor(cells: readonly string[]): readonly DateForm[] {
  const withWords = cells.filter(text => /\p{L}{3}/u.test(text))
  if (withWords.length === 0) return []
  const readBy = (forms: readonly DateForm[]) => {
    return withWords.filter(text => forms.some(form => expressionOf(form).test(text))).length
  }
  const english = readBy(ENGLISH)
  return english < withWords.length && readBy(ANY_LANGUAGE) > english ? ANY_LANGUAGE : ENGLISH
}

const expressions = new Map<string, RegExp>()

/** Compiled once: patterns of many words take long to. */
function expressionOf({ pattern }: DateForm, before = ''): RegExp {
  const whole = before + pattern
  const known = expressions.get(whole) ?? new RegExp(whole, 'u')
  expressions.set(whole, known)
  return known
}

function aroundOf(cells: readonly string[]): Omit<Around, 'trim'> {
  return { hasWeekday: cells.some(text => WEEKDAY.test(text)), hasZone: cells.some(text => ZONED.test(text)) }
}

function isCompactDate(cells: readonly string[], name: string): boolean {
  const expression = new RegExp(`^${COMPACT.pattern}$`)
  const fitting = cells.filter(text => expression.test(text)).length
  if (/date|day|datum|fecha|dt\b|ymd/i.test(name)) return fitting > 0
  return fitting >= 10 && fitting === cells.length && !/(^|[^a-z])(id|no|number|code|sku|key)([^a-z]|$)/i.test(name)
}

function familiesOf(form: DateForm, { trim, hasWeekday, hasZone }: Around): DateFamily[] {
  const { name, order, hasShortYear } = form
  const isIso = form === ISO && !hasWeekday
  const day = hasWeekday && !form.isPeriod ? WEEKDAY_BEFORE + form.pattern : form.pattern
  const family = (kind: DateFamily['kind'], behind: string, parts: readonly DatePart[], called: string): DateFamily => {
    const isZoned = parts.includes('zone')
    const reading = isIso && !isZoned && !parts.includes('half') ? 'iso' : 'parts'
    const all = reading === 'iso' ? [] : [...form.parts, ...parts]
    const pattern = day + behind
    return { kind, pattern, reading, parts: all, name: called, order, hasShortYear, isZoned, trim }
  }
  const date = family('date', form === ISO ? MIDNIGHT : MIDNIGHT_BEHIND, [], name)
  if (form.isPeriod) return [{ ...date, pattern: day }]
  const between = form === ISO ? `(?:[ T]|${BETWEEN})` : BETWEEN
  const stamp = isIso ? '[ T]' : between
  const twelve = ['hour', 'rest', 'half'] as const
  const families = [
    date,
    // Days without a time may stand among timestamps; days alone are read as dates before.
    family('timestamp', `(?:${stamp}(${CLOCK}))?`, ['clock'], `${name} hh:mm:ss`),
    family('timestamp', `(?:${between}${CLOCK_12})?`, twelve, `${name} hh:mm:ss AM`),
  ]
  if (!hasZone) return families
  return [
    ...families,
    family('timestamp', `${stamp}(${CLOCK})${ZONE}`, ['clock', 'zone'], `${name} hh:mm:ss with zone`),
    family('timestamp', `${between}${CLOCK_12}${ZONE}`, [...twelve, 'zone'], `${name} hh:mm:ss AM with zone`),
  ]
}

/** "Wed Aug 27 13:08:45 +0000 2008". */
function clockInside(trim: boolean): DateFamily {
  return {
    kind: 'timestamp',
    pattern: `${WEEKDAY_BEFORE}(${ENGLISH_MONTH}) +(0?[1-9]|[12]\\d|3[01]) +(${CLOCK})(?:${ZONE})? +([12]\\d{3})`,
    reading: 'parts',
    parts: ['monthWord', 'day', 'clock', 'zone', 'year'],
    name: 'Month D hh:mm:ss YYYY',
    order: null,
    hasShortYear: false,
    isZoned: true,
    trim,
  }
}

function times(trim: boolean): Family[] {
  return [
    { kind: 'time', pattern: CLOCK, parts: [], trim },
    { kind: 'time', pattern: CLOCK_12, parts: ['hour', 'rest', 'half'], trim },
  ]
}

/** Hours beyond a day are durations. */
function durations(cells: readonly string[], trim: boolean): Family[] {
  const isLong = cells.some(text => Number(/^-?(\d+):[0-5]\d:[0-5]\d/.exec(text)?.[1] ?? 0) > 23)
  return isLong ? [{ kind: 'duration', pattern: '-?\\d+:[0-5]\\d:[0-5]\\d(?:\\.\\d{1,3})?', trim }] : []
}
