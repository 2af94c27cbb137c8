import { and, asc, eq } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import { tileVerdict } from './tables.ts'

/** Which table's verdicts. */
export interface TablePlace {
  datasetId: string
  tableId: string
}

/** What the actor said of the tiles of a table, the oldest first. */
export async function loadVerdicts(ctx: Context, { datasetId, tableId }: TablePlace) {
  return ctx.transaction(tx =>
    tx
      .select()
      .from(tileVerdict)
      .where(
        and(
          eq(tileVerdict.workspaceId, ctx.workspaceId),
          eq(tileVerdict.userId, ctx.actor.id),
          eq(tileVerdict.datasetId, datasetId),
          eq(tileVerdict.tableId, tableId),
        ),
      )
      .orderBy(asc(tileVerdict.createdAt), asc(tileVerdict.tileId)),
  )
}
