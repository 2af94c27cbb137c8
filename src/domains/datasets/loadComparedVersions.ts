import { and, eq, inArray } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { loadDataset } from './datasetRow.ts'
import { loadState, type VersionState } from './proposalBase.ts'
import { version } from './tables.ts'

/** Versions of a dataset in full, in the order asked for; one that is not of it is left out. @throws DomainError not_found */
export async function loadComparedVersions(
  ctx: Context,
  datasetId: string,
  versionIds: readonly string[],
): Promise<(VersionState | null)[]> {
  await requireAllRows(ctx, datasetId)
  return ctx.transaction(async tx => {
    await loadDataset(ctx, tx, datasetId)
    const own = await tx
      .select({ id: version.id })
      .from(version)
      .where(and(eq(version.datasetId, datasetId), inArray(version.id, [...versionIds])))
    const states: (VersionState | null)[] = []
    for (const id of versionIds) states.push(own.some(v => v.id === id) ? await loadState(ctx, tx, id) : null)
    return states
  })
}
