import type { LinkedDrawnTile } from '../../contract/sharing.ts'
import type { LinkVisit } from '../../ports/visit.ts'
import { brushDocument } from '../dashboards/brushDocument.ts'
import { layTiles, type Seen } from '../dashboards/layTiles.ts'
import { linkedTiles } from './drawLink.ts'
import { limitLink } from './limitLink.ts'
import { hiddenByLocks, type LinkAsks, requireSeen, seenByLink } from './seenByLink.ts'

/**
 * The tiles behind a link that follow a selection being drawn, under the filters that are free and those that are locked.
 * @throws DomainError not_found, invalid_plan as `drawLink`; too_many_requests
 */
export async function brushLink(
  ctx: LinkVisit,
  asks: LinkAsks,
): Promise<{ tiles: LinkedDrawnTile[]; durationMs: number }> {
  await limitLink(ctx, 'linkBrush')
  const seen = seenByLink(ctx, asks)
  const hidden = await hiddenTiles(ctx, seen)
  requireSeen(asks.selections, hidden)
  const { tiles, durationMs } = await brushDocument(ctx, seen)
  return { tiles: linkedTiles(ctx, { document: seen.document, drawn: tiles, hidden }), durationMs }
}

/** Without a lock nothing is hidden, and the tables need not be looked at for it while the pointer moves. */
async function hiddenTiles(ctx: LinkVisit, seen: Seen): Promise<Set<string>> {
  if (Object.keys(ctx.link.lockedValues).length === 0) return new Set()
  const { targets } = await layTiles(ctx, { ...seen, request: { ...seen.request, tileIds: [], selections: [] } })
  return hiddenByLocks(ctx, targets)
}
