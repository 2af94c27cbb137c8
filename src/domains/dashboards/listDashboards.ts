import { and, arrayContains, asc, count, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { GrantLevel, ListedDashboard } from '../../contract/listedDashboard.ts'
import type { Context } from '../../ports/context.ts'
import { dashboardLevel } from '../access/dashboardLevel.ts'
import { grantsOfActor } from '../access/grants.ts'
import { containing } from '../audit/containing.ts'
import { beyond, cursorAt, type Keyset } from '../audit/keyset.ts'
import { isFavouriteOf, type ListedRow, listedColumns, toListed } from './listedDashboard.ts'
import { dashboard } from './tables.ts'
import { mayEditIn, visibleDashboards } from './visibleDashboards.ts'

interface Input {
  cursor?: string | undefined
  limit: number
  search?: string | undefined
  folderId?: string | undefined
  datasetId?: string | undefined
  only?: 'trash' | 'favourites' | 'mine' | undefined
  sort: 'updated' | 'created' | 'name'
  direction: 'asc' | 'desc'
}

type Grants = ReadonlyMap<string, GrantLevel>

/**
 * Dashboards that the asker may see, a page at a time. Those they may not edit are found and sorted by what was published
 * of them alone.
 */
export async function listDashboards(
  ctx: Context,
  input: Input,
): Promise<{ items: ListedDashboard[]; nextCursor: string | null; total: number }> {
  const { direction, limit, cursor } = input
  const inOrder = direction === 'asc' ? asc : desc
  return ctx.transaction(async tx => {
    const granted = await grantsOfActor(ctx, tx, 'dashboard')
    const mayEdit = mayEditIn(ctx, granted)
    const wanted = and(
      visibleDashboards(ctx, { mayEdit, granted, isTrash: input.only === 'trash' }),
      narrowing(ctx, mayEdit, input),
    )
    const key = keyOf(input, mayEdit)
    const [{ total } = { total: 0 }] = await tx.select({ total: count() }).from(dashboard).where(wanted)
    const rows = await tx
      .select({ ...listedColumns, sortedBy: sql<string>`${key.column}` })
      .from(dashboard)
      .where(and(wanted, beyond(cursor, key)))
      .orderBy(inOrder(key.column), inOrder(dashboard.id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const reached = shown.flatMap(row => reachedBy(ctx, granted, row))
    const nextCursor =
      rows.length > limit && last ? cursorAt(key.isTime ? new Date(last.sortedBy) : last.sortedBy, last.id) : null
    return { items: await toListed(ctx, tx, reached), nextCursor, total }
  })
}

function reachedBy(ctx: Context, granted: Grants, row: ListedRow): { row: ListedRow; level: GrantLevel }[] {
  const level = dashboardLevel(ctx.actor, row, granted.get(row.id) ?? null)
  return level === null ? [] : [{ row, level }]
}

function narrowing(ctx: Context, mayEdit: SQL, { search, folderId, datasetId, only }: Input): SQL | undefined {
  const pattern = containing(search)
  const name = seen(mayEdit, sql`${dashboard.name}`, sql`${dashboard.published}->>'name'`)
  const about = seen(mayEdit, sql`${dashboard.description}`, sql`${dashboard.published}->>'description'`)
  return and(
    inFolder(folderId),
    only === 'mine' ? eq(dashboard.createdById, ctx.actor.id) : undefined,
    only === 'favourites' ? isFavouriteOf(ctx) : undefined,
    datasetId === undefined
      ? undefined
      : or(
          and(mayEdit, arrayContains(dashboard.datasetIds, [datasetId])),
          arrayContains(dashboard.publishedDatasetIds, [datasetId]),
        ),
    pattern ? or(...[name, about, sql`${dashboard.createdBy}`].map(c => sql`${c} ilike ${pattern}`)) : undefined,
  )
}

/** What somebody sees: of the draft, or of what was published. */
const seen = (mayEdit: SQL, draft: SQL, published: SQL): SQL =>
  sql`case when ${mayEdit} then ${draft} else ${published} end`

function keyOf({ sort, direction }: Input, mayEdit: SQL): Keyset {
  const columns = {
    updated: seen(mayEdit, sql`${dashboard.updatedAt}`, sql`${dashboard.publishedAt}`),
    created: sql`${dashboard.createdAt}`,
    name: seen(mayEdit, sql`${dashboard.name}`, sql`${dashboard.published}->>'name'`),
  }
  return { column: columns[sort], id: dashboard.id, isTime: sort !== 'name', direction }
}

/** 'none' is the place outside all folders. */
function inFolder(folderId: string | undefined): SQL | undefined {
  if (folderId === undefined) return undefined
  return folderId === 'none' ? isNull(dashboard.folderId) : eq(dashboard.folderId, folderId)
}
