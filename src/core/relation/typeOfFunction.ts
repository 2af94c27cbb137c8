import type { ColumnType } from '../../contract/column.ts'
import type { ScalarFunction } from '../../contract/relation.ts'

const answers: Readonly<Record<'text' | 'integer' | 'double' | 'date' | 'timestamp', readonly ScalarFunction[]>> = {
  text: [
    ...(['trim', 'squeeze', 'upper', 'lower', 'title', 'clean', 'replaceText', 'splitPart', 'left', 'right'] as const),
    ...(['substring', 'before', 'after', 'repeat', 'concat', 'join', 'formatNumber', 'formatDate'] as const),
  ],
  integer: [
    ...(['length', 'position', 'sign', 'floor', 'ceil', 'year', 'minute', 'second', 'isoWeek', 'weekOfYear'] as const),
    ...(['daysBetween', 'monthsBetween', 'workdays'] as const),
  ],
  double: ['divide', 'readNumber', 'power', 'sqrt', 'exp', 'ln', 'log10', 'timeBetween'],
  date: ['parseDate', 'makeDate', 'addDays', 'addMonths', 'monthEnd'],
  timestamp: ['addTime'],
}

const fixed = new Map(
  Object.entries(answers).flatMap(([type, functions]) => functions.map(fn => [fn, type as ColumnType] as const)),
)

/** The type a function answers with, of arguments of these types. */
export function typeOfFunction(fn: ScalarFunction, types: readonly ColumnType[]): ColumnType {
  const own = fixed.get(fn)
  if (own !== undefined) return own
  switch (fn) {
    case 'case':
      return widest(types.filter((_, i) => i % 2 === 1 || i === types.length - 1))
    case 'coalesce':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'mod':
    case 'least':
    case 'greatest':
      return widest(types)
    case 'tried':
    case 'abs':
    case 'round':
    case 'roundUp':
    case 'roundDown':
      return types[0] ?? 'double'
    default:
      return 'boolean'
  }
}

/** The type that holds values of all of these: the widest number, or the moment rather than the day. */
export function widest(types: readonly ColumnType[]): ColumnType {
  const wide = (['double', 'decimal', 'timestamp'] as const).find(type => types.includes(type))
  return wide ?? types[0] ?? 'double'
}
