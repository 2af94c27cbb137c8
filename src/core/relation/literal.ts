import type { ColumnType } from '../../contract/column.ts'
import type { Expression } from '../../contract/relation.ts'

const number = /^-?\d+(\.\d+)?$/
const date = /^\d{4,6}-\d\d-\d\d$/
const time = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$/
const DECIMAL_DIGITS = 38

/**
 * A value as a literal that can be compared with a column of that type, or null when it cannot. Numbers may come as
 * decimal strings (beyond 15 digits), times as ISO 8601 text without zone; a date alone is midnight for a timestamp.
 */
export function literalFor(type: ColumnType, value: string | number | boolean): Expression | null {
  switch (type) {
    case 'text':
      return typeof value === 'string' ? literal(value, 'text') : null
    case 'boolean':
      return typeof value === 'boolean' ? literal(value, 'boolean') : null
    case 'integer':
    case 'decimal':
    case 'double':
      return numeric(type, value)
    case 'date':
      return temporal(value, 'date', isDate)
    case 'timestamp':
      return temporal(value, 'timestamp', isTimestamp)
    case 'time':
      return temporal(value, 'time', text => time.test(text))
  }
}

/** Exact when the value is: a fraction compared with integers stays a fraction, and is never rounded to fit. */
function numeric(type: 'integer' | 'decimal' | 'double', value: string | number | boolean): Expression | null {
  if (typeof value === 'boolean' || (typeof value === 'number' && !Number.isFinite(value))) return null
  const text = String(value)
  const isPlain = number.test(text)
  if (typeof value === 'string' && !isPlain) return null
  if (type === 'double' || !isPlain || text.replace(/\D/g, '').length > DECIMAL_DIGITS)
    return literal(Number(value), 'double')
  return literal(text, text.includes('.') ? 'decimal' : 'integer')
}

function temporal(value: unknown, type: ColumnType, fits: (text: string) => boolean): Expression | null {
  return typeof value === 'string' && fits(value) ? literal(value.replace('T', ' '), type) : null
}

function literal(value: string | number | boolean, type: ColumnType): Expression {
  return { kind: 'literal', value, type }
}

function isTimestamp(text: string): boolean {
  const [day = '', clock, ...rest] = text.split(/[T ]/)
  return rest.length === 0 && isDate(day) && (clock === undefined || time.test(clock))
}

function isDate(text: string): boolean {
  if (!date.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day >= 1 && day <= (lengths[month - 1] ?? 0)
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
