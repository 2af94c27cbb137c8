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
  const written = cells.filter(text => /\d\D+\d|\p{L}/u.test(text) && !/^[+-]?\d+\.\d+$/.test(text))
  const families: Family[] = written.length === 0 ? [] : proposeWritten(written, trim)
  if (isCompactDate(cells, name)) families.push(...familiesOf(COMPACT, { trim, hasWeekday: false, hasZone: false }))
  families.push(...proposeDateNumbers(cells, name, trim))
  return families.filter(family => cells.some(familyMatcher(family)))
}

/** Every way of reading dates there is, as far as the texts tell which language and zone is needed. */
export function allDates(texts: readonly TextCount[]): Family[] {
  const around = aroundOf(texts.map(({ text }) => text))
  const forms = [ISO, ...FIGURES, ...worded(false), ...OTHERS, COMPACT]
  return [...forms.flatMap(form => familiesOf(form, { ...around, trim: true })), ...times(true)]
}

function proposeWritten(cells: readonly string[], trim: boolean): Family[] {
  const around = { ...aroundOf(cells), trim }
  const forms = [ISO, ...FIGURES, ...wordedFor(cells), ...OTHERS].filter(form => {
    const beginning = new RegExp(`^${around.hasWeekday ? WEEKDAY_BEFORE : ''}${form.pattern}`, 'u')
    return cells.some(text => beginning.test(text))
  })
  const middles = /^\p{L}+ \p{L}+ \d/u.test(cells[0] ?? '') ? [clockInside(trim)] : []
  return [...forms.flatMap(form => familiesOf(form, around)), ...middles, ...times(trim), ...durations(cells, trim)]
}

function wordedFor(cells: readonly string[]): DateForm[] {
  const withWords = cells.filter(text => /\p{L}{3}/u.test(text))
  if (withWords.length === 0) return []
  const [english, any] = [worded(true), worded(false)]
  const readBy = (forms: readonly DateForm[]) => {
    const expressions = forms.map(({ pattern }) => new RegExp(pattern, 'u'))
    return withWords.filter(text => expressions.some(expression => expression.test(text))).length
  }
  return readBy(any) > readBy(english) ? any : english
}

function aroundOf(cells: readonly string[]): Omit<Around, 'trim'> {
  const weekday = new RegExp(`^${WEEKDAY_BEFORE.replace(/\?$/, '')}`, 'u')
  const zone = new RegExp(`${CLOCK}(?: ?[aApP][mM])?${ZONE}$`, 'u')
  return { hasWeekday: cells.some(text => weekday.test(text)), hasZone: cells.some(text => zone.test(text)) }
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
