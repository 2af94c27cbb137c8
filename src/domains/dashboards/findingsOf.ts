import type { PlanSource } from '../../contract/plan.ts'
import { comparedWith } from '../../core/insight/comparedWith.ts'
import { standingAmong } from '../../core/insight/standing.ts'
import type { Context } from '../../ports/context.ts'
import { seesAllRows } from '../access/rowLimits.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { type Findings, keepFindings, loadEarlier, loadFindings } from './keptFindings.ts'
import { type Looking, lookAt } from './lookAt.ts'

/**
 * What holds up in a table of a version, before anybody's taste: as it was kept, or computed now within the budget, held
 * against the newest earlier version that something is kept of, and kept. Who sees some of the rows is told of those
 * alone: nothing that was kept of all rows reaches them.
 * @throws DomainError not_found, busy, cancelled
 */
export async function findingsOf(
  ctx: Context,
  source: PlanSource,
  onLook?: (looking: Looking) => void,
): Promise<Findings> {
  const loaded = await loadScan(ctx, source)
  const place = { datasetId: source.datasetId, versionId: loaded.version.id, tableId: source.tableId }
  const seesAll = await seesAllRows(ctx, source.datasetId)
  const known = seesAll ? await ctx.transaction(tx => loadFindings(ctx, tx, place)) : undefined
  if (known) return known
  const { candidates, ...seen } = await lookAt(ctx, loaded, onLook)
  const { standing, tests } = standingAmong(candidates)
  const { number } = loaded.version
  return ctx.transaction(async tx => {
    const earlier = seesAll ? await loadEarlier(ctx, tx, { ...place, number }) : undefined
    const compared = earlier ? comparedWith(earlier, { standing, candidates }) : { newIds: [], gone: [] }
    const found = { ...place, ...seen, ...compared, number, standing, tests, comparedWith: earlier?.number ?? null }
    if (seesAll && mayKeep(ctx) && number > 0) await keepFindings(ctx, tx, found)
    return found
  })
}

/** What a key asks for is read only, as far as is known here; a version without a number is only proposed. */
function mayKeep({ actor }: Context): boolean {
  return actor.kind === 'user' || actor.kind === 'system'
}
