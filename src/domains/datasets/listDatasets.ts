import { and, asc, count, desc, eq, ilike, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { ListedDataset } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { type DatasetRow, isFavouriteOf, toSummary } from './datasetRow.ts'
import { dataset } from './tables.ts'

interface Input {
  cursor?: string | undefined
  limit: number
  search?: string | undefined
  sort: 'created' | 'updated' | 'name' | 'rows' | 'bytes'
  direction: 'asc' | 'desc'
  folderId?: string | undefined
  tag?: string | undefined
  only?: 'favourites' | 'trash' | undefined
}

const keys: Record<Input['sort'], { column: AnyPgColumn; of: (row: DatasetRow) => string | number }> = {
  created: { column: dataset.createdAt, of: row => row.createdAt.toISOString() },
  updated: { column: dataset.updatedAt, of: row => row.updatedAt.toISOString() },
  name: { column: dataset.name, of: row => row.name },
  rows: { column: dataset.rows, of: row => row.rows },
  bytes: { column: dataset.sizeBytes, of: row => row.sizeBytes },
}
const Cursor = z.tuple([z.union([z.string(), z.number()]), z.string()])

/** Datasets of the workspace, a page at a time; ties in the sort are broken by id. */
export async function listDatasets(
  ctx: Context,
  input: Input,
): Promise<{ items: ListedDataset[]; nextCursor: string | null; total: number }> {
  const key = keys[input.sort]
  const inOrder = input.direction === 'asc' ? asc : desc
  return ctx.transaction(async tx => {
    const wanted = and(eq(dataset.workspaceId, ctx.workspaceId), ...narrowing(ctx, input), matching(input.search))
    const [{ total } = { total: 0 }] = await tx.select({ total: count() }).from(dataset).where(wanted)
    const rows = await tx
      .select({ row: dataset, isFavourite: isFavouriteOf(ctx) })
      .from(dataset)
      .where(and(wanted, after(input)))
      .orderBy(inOrder(key.column), inOrder(dataset.id))
      .limit(input.limit + 1)
    const shown = rows.slice(0, input.limit)
    const last = shown.at(-1)
    const nextCursor = rows.length > input.limit && last ? JSON.stringify([key.of(last.row), last.row.id]) : null
    return { items: shown.map(({ row, isFavourite }) => ({ ...toSummary(row), isFavourite })), nextCursor, total }
  })
}

function narrowing(ctx: Context, { folderId, tag, only }: Input): (SQL | undefined)[] {
  const inFolder = folderId === 'none' ? isNull(dataset.folderId) : folderId && eq(dataset.folderId, folderId)
  return [
    only === 'trash' ? isNotNull(dataset.deletedAt) : isNull(dataset.deletedAt),
    only === 'favourites' ? isFavouriteOf(ctx) : undefined,
    inFolder || undefined,
    tag ? sql`lower(${tag}) in (select lower(t) from unnest(${dataset.tags}) t)` : undefined,
  ]
}

function matching(search: string | undefined): SQL | undefined {
  if (!search?.trim()) return undefined
  const pattern = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`
  return or(
    ilike(dataset.name, pattern),
    ilike(dataset.description, pattern),
    sql`array_to_string(${dataset.tags}, ' ') ilike ${pattern}`,
  )
}

function after({ cursor, sort, direction }: Input): SQL | undefined {
  if (!cursor) return undefined
  const [value, id] = parse(cursor)
  const { column } = keys[sort]
  const beyond = sql.raw(direction === 'asc' ? '>' : '<')
  // Timestamps in a cursor have milliseconds only, so both sides are compared at that precision.
  const isTime = sort === 'created' || sort === 'updated'
  const left = isTime ? sql`date_trunc('milliseconds', ${column})` : sql`${column}`
  const right = isTime ? sql`${value}::timestamptz` : sql`${value}`
  return sql`(${left}, ${dataset.id}) ${beyond} (${right}, ${id})`
}

function parse(cursor: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(cursor))
  } catch (cause) {
    throw new DomainError('invalid_request', 'The cursor is not one of ours: pass nextCursor back as it came.', {
      cause,
    })
  }
}
