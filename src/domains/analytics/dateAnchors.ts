import { localTime } from '../../core/relation/localTime.ts'
import type { Anchors } from '../../core/relation/resolveDates.ts'
import type { Context } from '../../ports/context.ts'
import type { LoadedScan } from '../datasets/loadScan.ts'

/** Today on the workspace's clock, and the newest dates of a table's columns. */
export function dateAnchors(ctx: Pick<Context, 'now' | 'timeZone'>, { table }: Pick<LoadedScan, 'table'>): Anchors {
  const columns = new Map(table.columns.map(column => [column.id, column]))
  return {
    today: localTime(ctx.now(), ctx.timeZone),
    newestOf: id => columns.get(id)?.profile.max ?? null,
    typeOf: id => columns.get(id)?.type,
  }
}
