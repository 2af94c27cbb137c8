import { QueryPlan, type ResultTable } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { LinkVisit } from '../../ports/visit.ts'
import { runPlan } from '../analytics/runPlan.ts'
import { layTiles, selected } from '../dashboards/layTiles.ts'
import { limitLink } from './limitLink.ts'
import { hiddenByLocks, type LinkAsks, requireSeen, seenByLink } from './seenByLink.ts'

interface Input extends Pick<LinkAsks, 'values' | 'selections'> {
  tileId: string
  offset: number
  limit: number
}

/**
 * Rows behind a tile, where the link allows it: those its picture is made of, and of them the columns it is made of.
 * @throws DomainError not_allowed, not_found, invalid_plan, too_many_requests
 */
export async function linkRows(ctx: LinkVisit, { tileId, offset, limit, ...asks }: Input): Promise<ResultTable> {
  if (!ctx.link.allowsRows) throw new DomainError('not_allowed', 'This link does not show rows.')
  await limitLink(ctx, 'linkDraw')
  const { tiles, targets } = await layTiles(ctx, seenByLink(ctx, { ...asks, tileIds: [tileId] }))
  const [tile] = tiles
  const hidden = hiddenByLocks(ctx, targets)
  requireSeen(asks.selections, hidden)
  if (!tile?.laid || tile.tile?.config.kind !== 'chart' || hidden.has(tileId))
    throw new DomainError('not_found', 'There are no rows to be seen here.')
  const { plan } = selected(tile.laid, tile.conditions).spec
  const columns = columnsOf(plan)
  if (columns.length === 0) throw new DomainError('not_found', 'This tile is made of no columns.')
  const { source, filter } = plan
  const { table } = await runPlan(ctx, {
    plan: QueryPlan.parse({ source, columns, ...(filter && { filter }), limit, offset }),
  })
  return withoutNumbers(table)
}

function columnsOf({ columns = [], dimensions, measures }: QueryPlan): string[] {
  const all = [...dimensions.map(({ column }) => column), ...measures.flatMap(({ column }) => column ?? []), ...columns]
  return [...new Set(all)].filter(id => id !== '_row')
}

function withoutNumbers({ columns, data, ...table }: ResultTable): ResultTable {
  const isShown = (_: unknown, i: number) => columns[i]?.id !== '_row'
  return { ...table, columns: columns.filter(isShown), data: data.filter(isShown) }
}
