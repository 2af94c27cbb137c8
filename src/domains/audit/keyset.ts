import { Column, is, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { DomainError } from '../../contract/problem.ts'

const Cursor = z.tuple([z.union([z.string(), z.number()]), z.string()])

/** What a list is sorted by, and the id that breaks its ties. */
export interface Keyset {
  column: AnyPgColumn | SQL
  id: AnyPgColumn
  /** Timestamps in a cursor have milliseconds only, so both sides are compared at that precision. */
  isTime: boolean
  direction: 'asc' | 'desc'
}

/** The cursor that leads beyond a row: its value in the sort column, and its id. */
export function cursorAt(value: string | number | Date, id: string): string {
  return JSON.stringify([value instanceof Date ? value.toISOString() : value, id])
}

/** The rows beyond a cursor; all of them without one. @throws DomainError invalid_request for a foreign cursor */
export function beyond(cursor: string | undefined, { column, id, isTime, direction }: Keyset): SQL | undefined {
  if (!cursor) return undefined
  const [value, last] = parse(cursor, { column, isTime })
  const left = isTime ? sql`date_trunc('milliseconds', ${column})` : sql`${column}`
  const right = isTime ? sql`${value}::timestamptz` : sql`${value}`
  return sql`(${left}, ${id}) ${sql.raw(direction === 'asc' ? '>' : '<')} (${right}, ${last})`
}

type Sorting = Pick<Keyset, 'column' | 'isTime'>

function parse(cursor: string, { column, isTime }: Sorting): z.infer<typeof Cursor> {
  try {
    const found = Cursor.parse(JSON.parse(cursor))
    const [value] = found
    const isFit = isTime
      ? isIsoTime(String(value))
      : (typeof value === 'number') === (is(column, Column) && column.dataType === 'number')
    if (!isFit) throw new Error('not a value of the column')
    return found
  } catch (cause) {
    const detail = 'The cursor is not one of ours: pass nextCursor back as it came.'
    throw new DomainError('invalid_request', detail, { cause })
  }
}

/** As we write times: the database takes fewer forms than `Date.parse` does. */
const isIsoTime = (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))
