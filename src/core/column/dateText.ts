import type { DateFamily, Family, TextCount, TimestampFamily } from './family.ts'
import { anyCase, familyMatcher, trimCell } from './family.ts'
import { isMissing } from './missingMarkers.ts'

type Order = 'ymd' | 'dmy' | 'mdy'
interface DateForm {
  pattern: string
  format: string
  name: string
  order: Order
  hasShortYear: boolean
}

const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const MONTH = '(?:0?[1-9]|1[0-2])'
const PADDED_DAY = '(?:0[1-9]|[12]\\d|3[01])'
const PADDED_MONTH = '(?:0[1-9]|1[0-2])'
const YEAR = '[12]\\d{3}'
const SHORT_YEAR = '\\d{2}'
const MONTH_SHORT = anyCase('jan feb mar apr may jun jul aug sep oct nov dec')
const MONTH_LONG = anyCase('january february march april may june july august september october november december')
const CLOCK = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,6}0*)?)?'
const CLOCK_12 = '(?:0?[1-9]|1[0-2]):[0-5]\\d(?::[0-5]\\d)? ?[aApP][mM]'
const ZONE = ' ?(?:Z|UTC|[+-]\\d{2}(?::?\\d{2})?)'
const MIDNIGHT = '(?:[ T]0?0:00(?::00(?:\\.0+)?)?)?'
const MIDNIGHT_BEHIND = '(?: (?:0?0:00(?::00)?|12:00(?::00)? [aA][mM]))?'

const ISO: DateForm = {
  pattern: `${YEAR}-${MONTH}-${DAY}`,
  format: '%Y-%m-%d',
  name: 'YYYY-MM-DD',
  order: 'ymd',
  hasShortYear: false,
}

const MIDNIGHT_CLOCKS = [' %H:%M:%S', ' %H:%M', ' %I:%M:%S %p', ' %I:%M %p']

/** Day and month in figures: year first with any separator, then month before day and day before month. */
const FIGURES: readonly DateForm[] = ['/', '.', '-', ' '].flatMap(mark => {
  const s = mark === '.' ? '\\.' : mark
  const forms: DateForm[] = []
  if (mark !== '-') forms.push(numeric([YEAR, MONTH, DAY], s, mark, 'ymd', false))
  for (const short of mark === ' ' ? [false] : [false, true]) {
    const year = short ? SHORT_YEAR : YEAR
    // 1.2.10 is as often a version as a day.
    const isPadded = short && mark !== '/'
    const [day, month] = isPadded ? [PADDED_DAY, PADDED_MONTH] : [DAY, MONTH]
    const dmy = numeric([day, month, year], s, mark, 'dmy', short)
    const mdy = numeric([month, day, year], s, mark, 'mdy', short)
    // Where every cell can be read both ways: slashes are American, dots and dashes are not.
    forms.push(...(mark === '/' ? [mdy, dmy] : [dmy, mdy]))
  }
  return forms
})

const LETTERS: readonly DateForm[] = [MONTH_SHORT, MONTH_LONG].flatMap(month => {
  const b = month === MONTH_SHORT ? '%b' : '%B'
  const m = month === MONTH_SHORT ? 'Mon' : 'Month'
  return [
    worded(`${DAY} ${month} ${YEAR}`, `%d ${b} %Y`, `D ${m} YYYY`, 'dmy'),
    worded(`${DAY}-${month}-${YEAR}`, `%d-${b}-%Y`, `D-${m}-YYYY`, 'dmy'),
    worded(`${DAY}-${month}-${SHORT_YEAR}`, `%d-${b}-%y`, `D-${m}-YY`, 'dmy', true),
    worded(`${month} ${DAY}, ${YEAR}`, `${b} %d, %Y`, `${m} D, YYYY`, 'mdy'),
    worded(`${month} ${DAY} ${YEAR}`, `${b} %d %Y`, `${m} D YYYY`, 'mdy'),
    worded(`${month} ${YEAR}`, `${b} %Y`, `${m} YYYY`, 'mdy'),
    worded(`${month}-${YEAR}`, `${b}-%Y`, `${m}-YYYY`, 'mdy'),
    worded(`${YEAR} ${month}`, `%Y ${b}`, `YYYY ${m}`, 'ymd'),
  ]
})

const COMPACT: DateForm = {
  pattern: '(?:1[6-9]|2[01])\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])',
  format: '%Y%m%d',
  name: 'YYYYMMDD',
  order: 'ymd',
  hasShortYear: false,
}
const MONTHS: DateForm = {
  pattern: `${YEAR}-(?:0[1-9]|1[0-2])`,
  format: '%Y-%m',
  name: 'YYYY-MM',
  order: 'ymd',
  hasShortYear: false,
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
  const forms = [ISO, ...FIGURES, ...LETTERS, MONTHS]
  if (isCompactDate(cells, name)) forms.push(COMPACT)
  const families = [...forms.flatMap(form => familiesOf(form, trim)), ...times(trim)]
  return families.filter(family => {
    return cells.some(familyMatcher(family))
  })
}

function isCompactDate(cells: readonly string[], name: string): boolean {
  const expression = new RegExp(`^${COMPACT.pattern}$`)
  const fitting = cells.filter(text => expression.test(text)).length
  if (/date|day|datum|fecha|dt\b|ymd/i.test(name)) return fitting > 0
  return fitting >= 10 && fitting === cells.length && !/(^|[^a-z])(id|no|number|code|sku|key)([^a-z]|$)/i.test(name)
}

function familiesOf(form: DateForm, trim: boolean): (DateFamily | TimestampFamily)[] {
  const { name, order, hasShortYear } = form
  const isIso = form === ISO
  const date: DateFamily = {
    kind: 'date',
    pattern: form.pattern + (isIso ? MIDNIGHT : MIDNIGHT_BEHIND),
    formats: isIso ? [] : [form.format, ...MIDNIGHT_CLOCKS.map(clock => form.format + clock)],
    name,
    order,
    hasShortYear,
    trim,
  }
  const stamp = { kind: 'timestamp' as const, order, hasShortYear, trim }
  const between = isIso ? '[ T]' : ',? '
  const clocks: TimestampFamily[] = [
    {
      ...stamp,
      // Days without a time may stand among timestamps; days alone are read as dates before.
      pattern: `${form.pattern}(?:${between}${CLOCK})?`,
      formats: isIso ? [] : [...clockFormats(form.format, false), form.format],
      name: `${name} hh:mm:ss`,
      isZoned: false,
    },
    {
      ...stamp,
      pattern: form.pattern + between + CLOCK_12,
      formats: clockFormats(form.format, true),
      name: `${name} hh:mm:ss AM`,
      isZoned: false,
    },
  ]
  if (!isIso) return [date, ...clocks]
  const zoned = { ...stamp, pattern: form.pattern + between + CLOCK + ZONE, formats: [], isZoned: true }
  return [date, ...clocks, { ...zoned, name: `${name} hh:mm:ss with zone` }]
}

function clockFormats(date: string, isTwelve: boolean): string[] {
  const clocks = isTwelve ? ['%I:%M:%S %p', '%I:%M %p', '%I:%M:%S%p', '%I:%M%p'] : ['%H:%M:%S', '%H:%M', '%H:%M:%S.%f']
  return [' ', ', '].flatMap(between => clocks.map(clock => date + between + clock))
}

function times(trim: boolean): Family[] {
  return [
    { kind: 'time', pattern: CLOCK, formats: [], trim },
    { kind: 'time', pattern: CLOCK_12, formats: ['%I:%M:%S %p', '%I:%M %p', '%I:%M:%S%p', '%I:%M%p'], trim },
  ]
}

function numeric(parts: readonly string[], s: string, mark: string, order: Order, hasShortYear: boolean): DateForm {
  const letters = { y: hasShortYear ? '%y' : '%Y', m: '%m', d: '%d' }
  const names = { y: hasShortYear ? 'YY' : 'YYYY', m: 'MM', d: 'DD' }
  const keys = [...order] as ('y' | 'm' | 'd')[]
  return {
    pattern: parts.join(s),
    format: keys.map(key => letters[key]).join(mark),
    name: keys.map(key => names[key]).join(mark),
    order,
    hasShortYear,
  }
}

function worded(pattern: string, format: string, name: string, order: Order, hasShortYear = false): DateForm {
  return { pattern, format, name, order, hasShortYear }
}
