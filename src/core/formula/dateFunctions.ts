import type { TimePart } from '../../contract/plan.ts'
import type { Expression, ScalarFunction } from '../../contract/relation.ts'
import { call } from '../relation/build.ts'
import { asMoment } from './arithmetic.ts'
import { define } from './define.ts'
import { dateFormat } from './format.ts'
import type { Site, Typed } from './typed.ts'
import { constantOf, expressionOf, isDay, literal, one, textOf, typed, unknown } from './typed.ts'

function part(name: TimePart) {
  return ([x]: readonly Typed[], site: Site): Typed =>
    x === undefined ? unknown(site) : typed(partOf(name, x), 'integer', site)
}

function partOf(name: TimePart, x: Typed): Expression {
  return { kind: 'part', part: name, arg: expressionOf(x, 'timestamp') }
}

function whole(fn: ScalarFunction) {
  return (args: readonly Typed[], site: Site): Typed => typed(call(fn, ...args.map(dayOf)), 'integer', site)
}

function moved(fn: 'addMonths' | 'addDays', args: readonly Typed[], site: Site): Typed {
  const [x, n] = args
  if (x === undefined || n === undefined) return unknown(site)
  return typed(call(fn, dayOf(x), expressionOf(n, 'integer')), 'date', site)
}

const dayOf = (x: Typed) => expressionOf(x, x.type === 'integer' ? 'integer' : 'date')

/** 1 Sunday to 7 by itself, with 2 from Monday, with 3 from Monday as 0. */
function weekday([x, kind]: readonly Typed[], site: Site): Typed {
  if (x === undefined) return unknown(site)
  const chosen = kind === undefined ? 1 : constantOf(kind)
  const iso = partOf('dayOfWeek', x)
  if (Number(chosen) === 2) return typed(iso, 'integer', site)
  if (Number(chosen) === 3) return typed(call('subtract', iso, one), 'integer', site)
  if (Number(chosen) === 1) return typed(call('add', call('mod', iso, literal(7, 'integer')), one), 'integer', site)
  site.complain(kind ?? site, 'formula.weekKind', { name: site.name, kinds: '1, 2 or 3' })
  return unknown(site)
}

function weekNumber([x, kind]: readonly Typed[], site: Site): Typed {
  if (x === undefined) return unknown(site)
  const chosen = Number(kind === undefined ? 1 : constantOf(kind))
  if (chosen === 21) return typed(call('isoWeek', dayOf(x)), 'integer', site)
  if (chosen === 1 || chosen === 2)
    return typed(call('weekOfYear', dayOf(x), literal(chosen === 1 ? 7 : 1, 'integer')), 'integer', site)
  site.complain(kind ?? site, 'formula.weekKind', { name: site.name, kinds: '1, 2 or 21' })
  return unknown(site)
}

/** Complete units between two dates; "YM" months beyond the years. */
function difference([from, to, unit]: readonly Typed[], site: Site): Typed {
  if (from === undefined || to === undefined || unit === undefined) return unknown(site)
  const months = call('monthsBetween', dayOf(from), dayOf(to))
  const twelve = literal(12, 'integer')
  switch (String(constantOf(unit)).toUpperCase()) {
    case 'D': {
      const days = call('daysBetween', dayOf(from), dayOf(to))
      return typed(call('case', call('ge', days, literal(0, 'integer')), days), 'integer', site)
    }
    case 'M':
      return typed(months, 'integer', site)
    case 'Y':
      return typed(call('floor', call('divide', months, twelve)), 'integer', site)
    case 'YM':
      return typed(call('mod', months, twelve), 'integer', site)
    default:
      site.complain(unit, 'formula.dateUnit')
      return unknown(site)
  }
}

function read([x, format]: readonly Typed[], site: Site): Typed {
  if (x === undefined) return unknown(site)
  if (isDay(x)) return typed({ kind: 'cast', type: 'date', arg: x.expression }, 'date', site)
  if (x.type !== 'text' && x.type !== 'blank') {
    site.complain(x, 'formula.dateOfText')
    return unknown(site)
  }
  if (format === undefined) return typed({ kind: 'cast', type: 'date', arg: textOf(x) }, 'date', site)
  const pattern = constantOf(format)
  const written = typeof pattern === 'string' ? dateFormat(pattern) : null
  if (written === null) {
    site.complain(format, 'formula.dateFormat', { format: String(pattern) })
    return unknown(site)
  }
  return typed(call('parseDate', textOf(x), literal(written, 'text')), 'date', site)
}

/** A date from what an argument says: a text that is written out may be one. */
export function dateArgument(x: Typed): Typed {
  return asMoment(x, 'date')
}

/** Calendar: parts of dates, moving them, and what lies between. */
export const dateFunctions = define('Dates', {
  DATE: {
    takes: 'year:whole month:whole day:whole',
    help: 'A date; months and days beyond their end are counted on.',
    example: 'DATE([Year], [Month], 1)',
    lower: (args, site) => typed(call('makeDate', ...args.map(x => expressionOf(x, 'integer'))), 'date', site),
  },
  YEAR: {
    takes: 'date:date',
    help: 'The year of a date.',
    example: 'YEAR([Sold at])',
    lower: whole('year'),
  },
  QUARTER: { takes: 'date:date', help: '1 to 4.', example: 'QUARTER([Sold at])', lower: part('quarterOfYear') },
  MONTH: { takes: 'date:date', help: '1 to 12.', example: 'MONTH([Sold at])', lower: part('monthOfYear') },
  DAY: { takes: 'date:date', help: 'The day of the month.', example: 'DAY([Sold at])', lower: part('dayOfMonth') },
  HOUR: { takes: 'time:moment', help: '0 to 23.', example: 'HOUR([Sold at])', lower: part('hourOfDay') },
  MINUTE: {
    takes: 'time:moment',
    help: '0 to 59.',
    example: 'MINUTE([Sold at])',
    lower: ([x], site) =>
      x === undefined ? unknown(site) : typed(call('minute', expressionOf(x, 'time')), 'integer', site),
  },
  SECOND: {
    takes: 'time:moment',
    help: '0 to 59.',
    example: 'SECOND([Sold at])',
    lower: ([x], site) =>
      x === undefined ? unknown(site) : typed(call('second', expressionOf(x, 'time')), 'integer', site),
  },
  WEEKDAY: {
    takes: 'date:date kind?:whole',
    help: '1 is Sunday and 7 Saturday; of kind 2, 1 is Monday and 7 Sunday; of kind 3, 0 is Monday.',
    example: 'WEEKDAY([Sold at], 2)',
    lower: weekday,
  },
  WEEKNUM: {
    takes: 'date:date kind?:whole',
    help: 'The week of the year; week 1 holds 1 January, and weeks begin on Sunday, of kind 2 on Monday.',
    example: 'WEEKNUM([Sold at])',
    lower: weekNumber,
  },
  ISOWEEKNUM: {
    takes: 'date:date',
    help: 'The week of the year by ISO 8601, 1 to 53.',
    example: 'ISOWEEKNUM([Sold at])',
    lower: whole('isoWeek'),
  },
  DATEVALUE: {
    takes: 'text:any format?:text',
    help: 'The date that a text says: 2024-05-31, or in another form with a format such as "dd.mm.yyyy".',
    example: 'DATEVALUE([Sold], "mm/dd/yyyy")',
    lower: read,
  },
  DATEDIF: {
    takes: 'start:date end:date unit:text',
    help: 'Complete days "D", months "M" or years "Y" between two dates, or months beyond the years "YM".',
    example: 'DATEDIF([Born], [Joined], "Y")',
    lower: difference,
  },
  DAYS: {
    takes: 'end:date start:date',
    help: 'Days from the start to the end.',
    example: 'DAYS([Shipped], [Ordered])',
    lower: ([end, start], site) =>
      end === undefined || start === undefined
        ? unknown(site)
        : typed(call('daysBetween', dayOf(start), dayOf(end)), 'integer', site),
  },
  EDATE: {
    takes: 'date:date months:whole',
    help: 'The same day so many months later.',
    example: 'EDATE([Start], 12)',
    lower: (args, site) => moved('addMonths', args, site),
  },
  EOMONTH: {
    takes: 'date:date months:whole',
    help: 'The last day of the month so many months later.',
    example: 'EOMONTH([Start], 0)',
    lower: (args, site) => {
      const later = moved('addMonths', args, site)
      return later.type === 'unknown' ? later : typed(call('monthEnd', later.expression), 'date', site)
    },
  },
  NETWORKDAYS: {
    takes: 'start:date end:date',
    help: 'Mondays to Fridays from the start to the end, both counted.',
    example: 'NETWORKDAYS([Ordered], [Shipped])',
    lower: whole('workdays'),
  },
})
