import { and, arrayContains, asc, eq, isNull, or } from 'drizzle-orm'
import type { DashboardDocument, DashboardTile } from '../../contract/dashboard.ts'
import type { UsedColumn } from '../../contract/savedChart.ts'
import { isSameFamily } from '../../core/chart/matchColumns.ts'
import { isAskingConfig, sourceOf } from '../../core/dashboard/asked.ts'
import { tileName } from '../../core/dashboard/tileName.ts'
import type { Context } from '../../ports/context.ts'
import { dashboardLevel } from '../access/dashboardLevel.ts'
import { grantsOfActor } from '../access/grants.ts'
import { dashboard } from './tables.ts'

interface Asked {
  datasetId: string
  /** What the tables of a version would be. */
  tables: readonly { tableId: string; columns: readonly UsedColumn[] }[]
}

interface BrokenTile {
  /** Of the tile among all dashboards. */
  id: string
  name: string
  dashboardId: string
  missing: string[]
}

/**
 * Tiles of the dashboards that the asker may see, drafted and published, which a dataset's tables could not answer any
 * more, with the names of what they would lack. A dashboard that keeps to a version is not touched.
 */
export async function brokenTiles(ctx: Context, { datasetId, tables }: Asked): Promise<BrokenTile[]> {
  const ids = [datasetId]
  const uses = or(arrayContains(dashboard.datasetIds, ids), arrayContains(dashboard.publishedDatasetIds, ids))
  const seen = await ctx.transaction(async tx => {
    const granted = await grantsOfActor(ctx, tx, 'dashboard')
    const rows = await tx
      .select()
      .from(dashboard)
      .where(and(eq(dashboard.workspaceId, ctx.workspaceId), isNull(dashboard.deletedAt), uses))
      .orderBy(asc(dashboard.id))
    return rows.filter(row => dashboardLevel(ctx.actor, row, granted.get(row.id) ?? null) !== null)
  })
  return seen.flatMap(({ id, document, published }) => {
    const documents = [document, published].filter(one => one !== null && !Object.hasOwn(one.pins, datasetId))
    const broken = documents.flatMap(one => (one ? brokenIn(one, { datasetId, tables }) : []))
    const once = new Map(broken.map(tile => [tile.tileId, tile]))
    return [...once.values()].map(({ tileId, ...rest }) => ({ id: `${id}/${tileId}`, dashboardId: id, ...rest }))
  })
}

function brokenIn(document: DashboardDocument, asked: Asked): { tileId: string; name: string; missing: string[] }[] {
  return document.tiles.flatMap(tile => {
    const missing = missingOf(tile, asked)
    return missing === null ? [] : [{ tileId: tile.id, name: `${document.name}: ${tileName(tile, document)}`, missing }]
  })
}

/** Null when nothing is missing; nothing by name when the whole table is. */
function missingOf(tile: DashboardTile, { datasetId, tables }: Asked): string[] | null {
  const { config } = tile
  if (!isAskingConfig(config)) return null
  const { columns } = config
  const source = sourceOf(config)
  if (source.datasetId !== datasetId) return null
  const table = tables.find(({ tableId }) => tableId === source.tableId)
  const has = (used: UsedColumn) =>
    used.id === '_row' || table?.columns.some(column => column.id === used.id && isSameFamily(column, used))
  const missing = columns.filter(used => !has(used)).map(({ name }) => name)
  return missing.length > 0 || !table ? missing : null
}
