import { DomainError } from '../../contract/problem.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import type { RowLimits } from '../../contract/rowRule.ts'
import { localTime } from '../../core/relation/localTime.ts'
import { mapScans } from '../../core/relation/scans.ts'
import { visibleRows } from '../../core/relation/visibleRows.ts'
import type { Context } from '../../ports/context.ts'
import type { AuthorisedRelation } from '../../ports/engine.ts'
import { type RowAsker, rowLimits } from './rowLimits.ts'

/** Who asks the engine, and when. */
export type Asker = RowAsker & Pick<Context, 'now' | 'timeZone'>

/**
 * The one gate to the engine: a relation over this workspace's versions only, and of their tables over the rows that the
 * actor may see. What lies in another workspace does not exist for whoever asks.
 * @throws DomainError not_found when a scan is of another workspace
 */
export async function authorise(ctx: Asker, relation: Relation): Promise<AuthorisedRelation> {
  const limits = await rowLimits(ctx)
  const seen = mapScans(relation, scan => visible(ctx, scan, limits))
  // The brand has no value: it exists so that nothing but this function can make one.
  return { relation: seen, workspaceId: ctx.workspaceId } as AuthorisedRelation
}

/** Several, in their order. @throws DomainError not_found */
export function authoriseAll(ctx: Asker, relations: readonly Relation[]): Promise<AuthorisedRelation[]> {
  return Promise.all(relations.map(relation => authorise(ctx, relation)))
}

function visible(ctx: Asker, scan: Scan, limits: RowLimits): Scan {
  if (scan.workspaceId !== ctx.workspaceId)
    throw new DomainError('not_found', 'There is no such dataset, or you may not see it.')
  const rule = limits.get(scan.datasetId)?.get(scan.tableId)
  if (rule === undefined) return scan
  return { ...scan, visible: visibleRows(rule, scan, localTime(ctx.now(), ctx.timeZone)).predicate }
}
