import { and, eq, inArray } from 'drizzle-orm'
import type { SavedChart } from '../../contract/savedChart.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { dataset } from './tables.ts'

/** Names of datasets of the workspace and whether they lie in the trash; those that were purged are not there. */
export async function statesOf(
  ctx: Pick<Context, 'workspaceId'>,
  tx: Transaction,
  datasetIds: readonly string[],
): Promise<Map<string, SavedChart['dataset']>> {
  if (datasetIds.length === 0) return new Map()
  const rows = await tx
    .select({ id: dataset.id, name: dataset.name, deletedAt: dataset.deletedAt })
    .from(dataset)
    .where(and(eq(dataset.workspaceId, ctx.workspaceId), inArray(dataset.id, [...new Set(datasetIds)])))
  return new Map(rows.map(({ id, name, deletedAt }) => [id, { name, state: deletedAt ? 'trash' : 'here' }]))
}
