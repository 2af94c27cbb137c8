import { and, asc, count, desc, eq, ilike, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { ListedDataset } from '../../contract/dataset.ts'
import type { Context } from '../../ports/context.ts'
import { rowLimits } from '../access/rowLimits.ts'
import { containing } from '../audit/containing.ts'
import { beyond, cursorAt } from '../audit/keyset.ts'
import { type DatasetRow, isFavouriteOf } from './datasetRow.ts'
import { seenSummaries } from './seenSummary.ts'
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

const keys: Record<Input['sort'], { column: AnyPgColumn; of: (row: DatasetRow) => string | number | Date }> = {
  created: { column: dataset.createdAt, of: row => row.createdAt },
  updated: { column: dataset.updatedAt, of: row => row.updatedAt },
  name: { column: dataset.name, of: row => row.name },
  rows: { column: dataset.rows, of: row => row.rows },
  bytes: { column: dataset.sizeBytes, of: row => row.sizeBytes },
}

/** Datasets of the workspace, a page at a time; ties in the sort are broken by id. */
export async function listDatasets(
  ctx: Context,
  input: Input,
): Promise<{ items: ListedDataset[]; nextCursor: string | null; total: number }> {
  // Their order, and the cursor of a page, would tell how many rows there are of datasets of which only some are seen.
  const isLimited = (await rowLimits(ctx)).size > 0
  const sort = isLimited && (input.sort === 'rows' || input.sort === 'bytes') ? 'updated' : input.sort
  const key = keys[sort]
  const isTime = sort === 'created' || sort === 'updated'
  const { direction } = input
  const place = { column: key.column, id: dataset.id, isTime, direction }
  const inOrder = direction === 'asc' ? asc : desc
  const { shown, ...page } = await ctx.transaction(async tx => {
    const wanted = and(eq(dataset.workspaceId, ctx.workspaceId), ...narrowing(ctx, input), matching(input.search))
    const [{ total } = { total: 0 }] = await tx.select({ total: count() }).from(dataset).where(wanted)
    const rows = await tx
      .select({ row: dataset, isFavourite: isFavouriteOf(ctx) })
      .from(dataset)
      .where(and(wanted, beyond(input.cursor, place)))
      .orderBy(inOrder(key.column), inOrder(dataset.id))
      .limit(input.limit + 1)
    const shown = rows.slice(0, input.limit)
    const last = shown.at(-1)
    const nextCursor = rows.length > input.limit && last ? cursorAt(key.of(last.row), last.row.id) : null
    return { shown, nextCursor, total }
  })
  const summaries = await seenSummaries(
    ctx,
    shown.map(({ row }) => row),
  )
  return { ...page, items: summaries.map((one, i) => ({ ...one, isFavourite: shown[i]?.isFavourite ?? false })) }
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
  const pattern = containing(search)
  if (pattern === undefined) return undefined
  return or(
    ilike(dataset.name, pattern),
    ilike(dataset.description, pattern),
    sql`array_to_string(${dataset.tags}, ' ') ilike ${pattern}`,
  )
}
