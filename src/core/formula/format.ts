import type { Expression } from '../../contract/relation.ts'
import { call } from '../relation/build.ts'
import { compute } from './arithmetic.ts'
import type { Site, Typed } from './typed.ts'
import { constantOf, expressionOf, isDay, isNumber, isOpen, literal, textOf, typed, unknown } from './typed.ts'

const number = /^(#,##)?(0+)(\.(0+))?(%)?$/
const token = /yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|am\/pm|"[^"]*"|./gis

const dates: Readonly<Record<string, string>> = {
  yyyy: '%Y',
  yy: '%y',
  mmmm: '%B',
  mmm: '%b',
  mm: '%m',
  m: '%-m',
  dddd: '%A',
  ddd: '%a',
  dd: '%d',
  d: '%-d',
  hh: '%H',
  h: '%-H',
  ss: '%S',
  'am/pm': '%p',
}
const halfDay: Readonly<Record<string, string>> = { '%H': '%I', '%-H': '%-I' }

/** TEXT: a value as text, with a format that is written out. */
export function formatted([value, format]: readonly Typed[], site: Site): Typed {
  if (value === undefined) return unknown(site)
  if (format === undefined || isOpen(value) || value.type === 'text') return typed(textOf(value), 'text', site)
  const pattern = constantOf(format)
  if (typeof pattern !== 'string') {
    site.complain(format, 'formula.formatWritten')
    return unknown(site)
  }
  const text = isNumber(value) ? numberText(value, pattern, site) : isDay(value) ? dateText(value, pattern) : null
  if (text !== null) return typed(text, 'text', site)
  site.complain(format, isNumber(value) ? 'formula.numberFormat' : 'formula.dateFormat', { format: pattern })
  return unknown(site)
}

function numberText(value: Typed, pattern: string, site: Site): Expression | null {
  const found = number.exec(pattern)
  if (found === null) return null
  const [, thousands, whole = '', , fraction = '', percent] = found
  const hundred = typed(literal(100, 'integer'), 'integer', site)
  const shown = percent === undefined ? value : compute('multiply', value, hundred, site)
  const digits = [fraction.length, whole.length].map(n => literal(n, 'integer'))
  const text = call(
    'formatNumber',
    expressionOf(shown, 'integer'),
    ...digits,
    literal(thousands !== undefined, 'boolean'),
  )
  return percent === undefined ? text : call('case', call('notNull', text), call('concat', text, literal('%', 'text')))
}

function dateText(value: Typed, pattern: string): Expression | null {
  const format = dateFormat(pattern)
  if (format === null || (value.type === 'date' && /%-?[HMSIp]/.test(format))) return null
  return call('formatDate', value.expression, literal(format, 'text'))
}

/** A spreadsheet's format of dates as one of strftime; m after h or before s is minutes. Null when nothing in it is a date. */
export function dateFormat(pattern: string): string | null {
  const parts = (pattern.match(token) ?? []).map(part =>
    dates[part.toLowerCase()] === undefined ? part : part.toLowerCase(),
  )
  const known = parts.filter(part => dates[part] !== undefined)
  if (known.length === 0) return null
  const isHalf = known.includes('am/pm')
  let at = 0
  return parts
    .map(part => {
      const written = dates[part]
      if (written === undefined) return literally(part)
      const [before = '', after = ''] = [known[at - 1], known[at + 1]]
      at++
      if (isMinute(part, before, after)) return part === 'mm' ? '%M' : '%-M'
      return isHalf ? (halfDay[written] ?? written) : written
    })
    .join('')
}

function isMinute(part: string, before: string, after: string): boolean {
  return (part === 'mm' || part === 'm') && (before.startsWith('h') || after === 'ss')
}

function literally(part: string): string {
  return (part.length > 1 ? part.slice(1, -1) : part).replaceAll('%', '%%')
}
