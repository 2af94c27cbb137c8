import type { LinkedDrawnTile } from '../../contract/sharing.ts'
import { linkedDrawing } from '../../core/link/linkedDrawing.ts'
import type { LinkVisit } from '../../ports/visit.ts'
import { drawDocument } from '../dashboards/drawDocument.ts'
import { hiddenByLocks, type LinkAsks, requireSeen, seenByLink } from './seenByLink.ts'

/**
 * The tiles behind a link, under the filters that are free and those that are locked.
 * @throws DomainError not_found for a tab or tile that is not of it, invalid_plan for a selection by what is not drawn
 */
export async function drawLink(
  ctx: LinkVisit,
  asks: LinkAsks,
): Promise<{ tiles: LinkedDrawnTile[]; durationMs: number }> {
  const seen = seenByLink(ctx, asks)
  const { tiles, targets, durationMs } = await drawDocument(ctx, seen)
  const hidden = hiddenByLocks(ctx, targets)
  requireSeen(asks.selections, hidden)
  const shown = { locked: new Set(Object.keys(ctx.link.lockedValues)), hidden }
  const byId = new Map(seen.document.tiles.map(tile => [tile.id, tile]))
  const linked = tiles.flatMap(drawn => {
    const tile = byId.get(drawn.tileId)
    return tile ? [linkedDrawing(tile, drawn, shown)] : []
  })
  return { tiles: linked, durationMs }
}
