import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api'
import { text } from '../../typing/sql.ts'
import type { DeclaredType } from '../raw.ts'

/** One column of a Parquet file, or one field of a structured one. */
export interface ParquetCell {
  /** Names on the way to it, joined by dots. */
  name: string
  /** SQL of its value over the file, in a type the product knows. */
  value: string
  type: DeclaredType
  /** What was done to it that a person should know: the code of a repair. */
  repair: string | null
}

const BIGGEST_INTEGER_DIGITS = 18
const BIGGEST_DECIMAL = 38

const whole: DeclaredType = { type: 'integer', precision: 0, scale: 0 }
const double: DeclaredType = { type: 'double', precision: 0, scale: 0 }
const plain: DeclaredType = { type: 'text', precision: 0, scale: 0 }
const huge: DeclaredType = { type: 'decimal', precision: BIGGEST_DECIMAL, scale: 0 }
const date: DeclaredType = { type: 'date', precision: 0, scale: 0 }
const stamp: DeclaredType = { type: 'timestamp', precision: 0, scale: 0 }
const time: DeclaredType = { type: 'time', precision: 0, scale: 0 }

/** Types that become one of ours by a plain cast. */
const CASTS: ReadonlyMap<DuckDBTypeId, readonly [DeclaredType, string]> = new Map([
  [DuckDBTypeId.BOOLEAN, [{ type: 'boolean', precision: 0, scale: 0 }, 'BOOLEAN']],
  [DuckDBTypeId.TINYINT, [whole, 'BIGINT']],
  [DuckDBTypeId.SMALLINT, [whole, 'BIGINT']],
  [DuckDBTypeId.INTEGER, [whole, 'BIGINT']],
  [DuckDBTypeId.BIGINT, [whole, 'BIGINT']],
  [DuckDBTypeId.UTINYINT, [whole, 'BIGINT']],
  [DuckDBTypeId.USMALLINT, [whole, 'BIGINT']],
  [DuckDBTypeId.UINTEGER, [whole, 'BIGINT']],
  [DuckDBTypeId.UBIGINT, [huge, 'DECIMAL(38,0)']],
  [DuckDBTypeId.FLOAT, [double, 'DOUBLE']],
  [DuckDBTypeId.DOUBLE, [double, 'DOUBLE']],
  [DuckDBTypeId.DATE, [date, 'DATE']],
  [DuckDBTypeId.TIMESTAMP, [stamp, 'TIMESTAMP']],
  [DuckDBTypeId.TIMESTAMP_S, [stamp, 'TIMESTAMP']],
  [DuckDBTypeId.TIMESTAMP_MS, [stamp, 'TIMESTAMP']],
  [DuckDBTypeId.TIMESTAMP_NS, [stamp, 'TIMESTAMP']],
  [DuckDBTypeId.TIME, [time, 'TIME']],
  [DuckDBTypeId.TIME_TZ, [time, 'TIME']],
])

/** Types whose values can be listed in one cell as they are. */
const CONTAINERS = new Set([
  DuckDBTypeId.LIST,
  DuckDBTypeId.ARRAY,
  DuckDBTypeId.STRUCT,
  DuckDBTypeId.MAP,
  DuckDBTypeId.UNION,
])

/**
 * The columns that a column of a Parquet file becomes: a structured one becomes one for each field, a list is joined,
 * what nests deeper is kept as JSON text. Times with a zone become UTC; other times stay as they are written.
 */
export function cellsOf(column: string, type: DuckDBType, value: string): ParquetCell[] {
  if (type.typeId === DuckDBTypeId.STRUCT && 'entryNames' in type && type.entryNames.length > 0) {
    return type.entryNames.flatMap((field, i) => {
      const inner = type.entryTypes[i]
      return inner ? cellsOf(`${column}.${field}`, inner, `struct_extract(${value}, ${text(field)})`) : []
    })
  }
  return [{ name: column, ...cellOf(type, value) }]
}

function cellOf(type: DuckDBType, value: string): Omit<ParquetCell, 'name'> {
  const cast = CASTS.get(type.typeId)
  if (cast) return { type: cast[0], value: `CAST(${value} AS ${cast[1]})`, repair: null }
  switch (type.typeId) {
    case DuckDBTypeId.DECIMAL:
      return decimalCell('scale' in type ? { width: Number(type.width), scale: Number(type.scale) } : null, value)
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      // Beyond 38 digits nothing is exact: such a cell is text.
      return { type: plain, value: `CAST(${value} AS VARCHAR)`, repair: null }
    case DuckDBTypeId.TIMESTAMP_TZ:
      return { type: stamp, value: `(${value} AT TIME ZONE 'UTC')`, repair: 'repair.zone_to_utc' }
    case DuckDBTypeId.BLOB:
      return { type: plain, value: `hex(${value})`, repair: 'ingest.bytes_as_hex' }
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return listCell(type, value)
    case DuckDBTypeId.STRUCT:
    case DuckDBTypeId.MAP:
    case DuckDBTypeId.UNION:
      return jsonCell(value)
    default:
      return { type: plain, value: `NULLIF(CAST(${value} AS VARCHAR), '')`, repair: null }
  }
}

function decimalCell(of: { width: number; scale: number } | null, value: string): Omit<ParquetCell, 'name'> {
  const { width, scale } = of ?? { width: BIGGEST_DECIMAL, scale: 0 }
  if (scale === 0 && width <= BIGGEST_INTEGER_DIGITS)
    return { type: whole, value: `CAST(${value} AS BIGINT)`, repair: null }
  const precision = width <= BIGGEST_INTEGER_DIGITS ? BIGGEST_INTEGER_DIGITS : BIGGEST_DECIMAL
  const type: DeclaredType = { type: 'decimal', precision, scale }
  return { type, value: `CAST(${value} AS DECIMAL(${precision},${scale}))`, repair: null }
}

function listCell(type: DuckDBType, value: string): Omit<ParquetCell, 'name'> {
  const items = 'valueType' in type ? type.valueType : null
  if (items === null || CONTAINERS.has(items.typeId) || items.typeId === DuckDBTypeId.BLOB) return jsonCell(value)
  const joined = `NULLIF(array_to_string(CAST(${value} AS VARCHAR[]), ', '), '')`
  return { type: plain, value: joined, repair: 'ingest.lists_joined' }
}

function jsonCell(value: string): Omit<ParquetCell, 'name'> {
  return { type: plain, value: `CAST(to_json(${value}) AS VARCHAR)`, repair: 'ingest.nested_as_json' }
}

/** A cell of bytes that are text in all rows, as older programs write it. */
export function asText(cell: ParquetCell, value: string): ParquetCell {
  return { ...cell, value: `NULLIF(decode(${value}), '')`, repair: null }
}

/** A cell of unsigned numbers that all fit in the signed ones. */
export function asInteger(cell: ParquetCell, value: string): ParquetCell {
  return { ...cell, type: whole, value: `CAST(${value} AS BIGINT)` }
}
