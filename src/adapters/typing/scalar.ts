import type { Json } from '@duckdb/node-api'
import type { ColumnType, Scalar } from '../../contract/column.ts'

const DIGITS_OF_A_DOUBLE = 15

/** A value's text as the engine casts it, as JSON: numbers of more than 15 digits stay text, dates are ISO-8601. */
export function scalarOf(value: Json, type: ColumnType): Scalar {
  if (value === null) return null
  const written = String(value)
  if (type === 'boolean') return written === 'true'
  if (type === 'timestamp') return written.replace(' ', 'T')
  if (type === 'double') return finiteOf(written)
  return type === 'integer' || type === 'decimal' ? exactOf(written) : written
}

function finiteOf(written: string): Scalar {
  const x = Number(written)
  return Number.isFinite(x) ? x : null
}

function exactOf(written: string): Scalar {
  const plain = written.includes('.') ? written.replace(/\.?0+$/, '') : written
  const digits = plain.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length <= DIGITS_OF_A_DOUBLE ? Number(plain) : plain
}
