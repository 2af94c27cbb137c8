import { and, eq } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import { rowLimits } from '../access/rowLimits.ts'
import { dataset, versionTable } from './tables.ts'

/**
 * The tables of a dataset's newest version, for who sees some of its rows; null for who sees all. A table that only an
 * earlier version has may be one of these under another id, and rules are made on these: the limited do not see it.
 */
export async function tablesNow(ctx: Context, datasetId: string): Promise<ReadonlySet<string> | null> {
  if (!(await rowLimits(ctx)).has(datasetId)) return null
  const rows = await ctx.transaction(tx =>
    tx
      .select({ tableId: versionTable.tableId })
      .from(versionTable)
      .innerJoin(dataset, eq(dataset.versionId, versionTable.versionId))
      .where(and(eq(dataset.id, datasetId), eq(dataset.workspaceId, ctx.workspaceId))),
  )
  return new Set(rows.map(({ tableId }) => tableId))
}
