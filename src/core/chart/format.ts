import type { Format } from '../../contract/chart.ts'
import type { Column } from '../../contract/column.ts'
import type { Measure } from '../../contract/plan.ts'

const plain: Format = { kind: 'number', unit: null, fractionDigits: null, timeUnit: null }

/** How the values of a column are written. Whole years and identifiers are never grouped by thousands. */
export function formatOfColumn(column: Column): Format {
  if (column.type === 'date' || column.type === 'timestamp') return { ...plain, kind: 'date' }
  if (column.type === 'text' || column.type === 'boolean' || column.type === 'time') return { ...plain, kind: 'text' }
  if (column.role === 'time' || column.role === 'identifier' || column.role === 'dimension')
    return { ...plain, kind: 'text' }
  return formatOfNumber(column)
}

/** How a measure's result is written: counts are whole numbers, means may have more digits than their column. */
export function formatOfMeasure(measure: Measure, column: Column | undefined): Format {
  const { calculation } = measure
  if (calculation?.kind === 'share' || (calculation?.kind === 'change' && calculation.as === 'ratio'))
    return { ...plain, kind: 'ratio', unit: '%', fractionDigits: 1 }
  if (measure.aggregate === 'count' || measure.aggregate === 'countDistinct' || !column)
    return { ...plain, fractionDigits: 0 }
  if (measure.aggregate === 'min' || measure.aggregate === 'max' || isPlace(measure, column))
    return formatOfColumn(column)
  const format = formatOfNumber(column)
  if (format.kind !== 'number') return format
  const isSum = measure.aggregate === 'sum'
  return { ...format, fractionDigits: isSum ? Math.min(format.fractionDigits ?? 2, 2) : digitsOfMean(column) }
}

/** A median or quantile of years is a year. */
function isPlace({ aggregate }: Measure, { role }: Column): boolean {
  return role === 'time' && (aggregate === 'median' || aggregate === 'quantile')
}

/** Enough digits to tell means apart, and no more than can be read at a glance. */
function digitsOfMean({ profile }: Column): number {
  const size = Math.max(Math.abs(Number(profile.min)), Math.abs(Number(profile.max)))
  if (size < 1) return 4
  return size < 10 ? 3 : 2
}

function formatOfNumber({ type, scale, meaning }: Column): Format {
  const fractionDigits = type === 'integer' ? 0 : scale
  if (meaning.isMoney)
    return { ...plain, kind: 'money', unit: meaning.unit, fractionDigits: fractionDigits === 0 ? 0 : 2 }
  if (meaning.unit === '%') return { ...plain, kind: 'percent', unit: '%', fractionDigits: 1 }
  return { ...plain, unit: meaning.unit, fractionDigits }
}
