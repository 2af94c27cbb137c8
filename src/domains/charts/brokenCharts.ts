import { and, asc, eq, isNull } from 'drizzle-orm'
import type { UsedColumn } from '../../contract/savedChart.ts'
import { isSameFamily } from '../../core/chart/matchColumns.ts'
import type { Context } from '../../ports/context.ts'
import { chart } from './tables.ts'

interface Asked {
  datasetId: string
  /** What the tables of a version would be. */
  tables: readonly { tableId: string; columns: readonly UsedColumn[] }[]
}

/** Kept charts of a dataset that its tables could not answer any more, with the names of what they would lack. */
export async function brokenCharts(
  ctx: Context,
  { datasetId, tables }: Asked,
): Promise<{ id: string; name: string; missing: string[] }[]> {
  const kept = await ctx.transaction(tx =>
    tx
      .select({ id: chart.id, name: chart.name, tableId: chart.tableId, columns: chart.columns })
      .from(chart)
      .where(and(eq(chart.workspaceId, ctx.workspaceId), eq(chart.datasetId, datasetId), isNull(chart.deletedAt)))
      .orderBy(asc(chart.id)),
  )
  return kept.flatMap(({ id, name, tableId, columns }) => {
    const table = tables.find(t => t.tableId === tableId)
    const has = (used: UsedColumn) =>
      used.id === '_row' || table?.columns.some(c => c.id === used.id && isSameFamily(c, used))
    const missing = columns.filter(used => !has(used)).map(used => used.name)
    return missing.length > 0 || !table ? [{ id, name, missing }] : []
  })
}
