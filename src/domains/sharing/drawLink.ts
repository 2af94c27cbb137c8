import type { DashboardDocument, DrawnTile } from '../../contract/dashboard.ts'
import type { LinkedDrawnTile } from '../../contract/sharing.ts'
import { linkedDrawing } from '../../core/link/linkedDrawing.ts'
import type { LinkVisit } from '../../ports/visit.ts'
import { drawDocument } from '../dashboards/drawDocument.ts'
import { limitLink } from './limitLink.ts'
import { hiddenByLocks, type LinkAsks, requireSeen, seenByLink } from './seenByLink.ts'

/**
 * The tiles behind a link, under the filters that are free and those that are locked.
 * @throws DomainError not_found for a tab or tile that is not of it, invalid_plan for a selection by what is not drawn,
 *   too_many_requests
 */
export async function drawLink(
  ctx: LinkVisit,
  asks: LinkAsks,
): Promise<{ tiles: LinkedDrawnTile[]; durationMs: number }> {
  await limitLink(ctx, 'linkDraw')
  const { document, ...seen } = seenByLink(ctx, asks)
  const { tiles: drawn, targets, durationMs } = await drawDocument(ctx, { document, ...seen })
  const hidden = hiddenByLocks(ctx, targets)
  requireSeen(asks.selections, hidden)
  return { tiles: linkedTiles(ctx, { document, drawn, hidden }), durationMs }
}

interface Drawing {
  document: DashboardDocument
  drawn: readonly DrawnTile[]
  hidden: ReadonlySet<string>
}

/** Tiles that were drawn, as the link may show them. */
export function linkedTiles({ link }: LinkVisit, { document, drawn, hidden }: Drawing): LinkedDrawnTile[] {
  const shown = { locked: new Set(Object.keys(link.lockedValues)), hidden }
  const byId = new Map(document.tiles.map(tile => [tile.id, tile]))
  return drawn.flatMap(one => {
    const tile = byId.get(one.tileId)
    return tile ? [linkedDrawing(tile, one, shown)] : []
  })
}
