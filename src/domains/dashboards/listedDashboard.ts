import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { GrantLevel, ListedDashboard } from '../../contract/listedDashboard.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { reaches } from '../access/dashboardLevel.ts'
import { statesOf } from '../datasets/statesOf.ts'
import type { DashboardRow } from './dashboardRow.ts'
import { dashboard, dashboardFavourite } from './tables.ts'

const { document: _, published: __, ...light } = getTableColumns(dashboard)

/** What a list needs of a row: not the documents, which are long. */
export const listedColumns = {
  ...light,
  tiles: sql<number>`jsonb_array_length(${dashboard.document}->'tiles')`,
  publishedName: sql<string | null>`${dashboard.published}->>'name'`,
  publishedDescription: sql<string | null>`${dashboard.published}->>'description'`,
  publishedTiles: sql<number | null>`jsonb_array_length(${dashboard.published}->'tiles')`,
}

export type ListedRow = Omit<DashboardRow, 'document' | 'published'> & {
  tiles: number
  publishedName: string | null
  publishedDescription: string | null
  publishedTiles: number | null
}

/** Whether the asker keeps it among their favourites. */
export function isFavouriteOf(ctx: Pick<Context, 'actor'>): SQL {
  const mine = and(eq(dashboardFavourite.userId, ctx.actor.id), eq(dashboardFavourite.dashboardId, dashboard.id))
  return sql`exists (select from ${dashboardFavourite} where ${mine})`
}

/** A whole row as a list sees it. */
function lightened({ document, published, ...row }: DashboardRow): ListedRow {
  return {
    ...row,
    tiles: document.tiles.length,
    publishedName: published?.name ?? null,
    publishedDescription: published?.description ?? null,
    publishedTiles: published?.tiles.length ?? null,
  }
}

interface Reached {
  row: ListedRow
  level: GrantLevel
}

/** Dashboards as the contract says them. Who may not edit one sees of it what was published, and nothing of the draft. */
export async function toListed(
  ctx: Pick<Context, 'workspaceId' | 'actor' | 'now'>,
  tx: Transaction,
  dashboards: readonly Reached[],
): Promise<ListedDashboard[]> {
  const faces = dashboards.map(faceOf)
  const states = await statesOf(
    ctx,
    tx,
    faces.flatMap(({ datasetIds }) => datasetIds),
  )
  const favourites = await favouritesOf(ctx, tx)
  return dashboards.map(({ row, level }, i) => {
    const { datasetIds = [], ...face } = faces[i] ?? faceOf({ row, level })
    return {
      id: row.id,
      ...face,
      datasets: datasetIds.flatMap(id => {
        const name = states.get(id)?.name
        return name === undefined ? [] : [{ id, name }]
      }),
      folderId: row.folderId,
      visibility: row.visibility,
      level,
      isFavourite: favourites.has(row.id),
      published: publishedOf(row),
      isPublic: row.publicUntil !== null && row.publicUntil > ctx.now() && row.publishedAt !== null,
      createdBy: row.createdBy,
      createdAt: row.createdAt.toISOString(),
      deletedAt: row.deletedAt?.toISOString() ?? null,
    }
  })
}

/** One dashboard as lists show it. */
export async function toListedOne(
  ctx: Pick<Context, 'workspaceId' | 'actor' | 'now'>,
  tx: Transaction,
  { row, level }: { row: DashboardRow; level: GrantLevel },
): Promise<ListedDashboard> {
  const [listed] = await toListed(ctx, tx, [{ row: lightened(row), level }])
  if (!listed) throw new Error('a dashboard was listed as none')
  return listed
}

function faceOf({ row, level }: Reached) {
  if (reaches(level, 'edit') || row.publishedAt === null) {
    const { name, description, tiles, datasetIds, revision, updatedBy, updatedAt } = row
    return { name, description, tiles, datasetIds, revision, updatedBy, updatedAt: updatedAt.toISOString() }
  }
  return {
    name: row.publishedName ?? row.name,
    description: row.publishedDescription ?? '',
    tiles: row.publishedTiles ?? 0,
    datasetIds: row.publishedDatasetIds,
    revision: row.publishedRevision ?? 0,
    updatedBy: row.publishedBy ?? '',
    updatedAt: row.publishedAt.toISOString(),
  }
}

function publishedOf({ publishedRevision, publishedAt, publishedBy }: ListedRow): ListedDashboard['published'] {
  if (publishedRevision === null || publishedAt === null) return null
  return { revision: publishedRevision, at: publishedAt.toISOString(), by: publishedBy ?? '' }
}

async function favouritesOf(ctx: Pick<Context, 'workspaceId' | 'actor'>, tx: Transaction): Promise<Set<string>> {
  const rows = await tx
    .select({ id: dashboardFavourite.dashboardId })
    .from(dashboardFavourite)
    .where(and(eq(dashboardFavourite.workspaceId, ctx.workspaceId), eq(dashboardFavourite.userId, ctx.actor.id)))
  return new Set(rows.map(({ id }) => id))
}
