import { DomainError } from '../../contract/problem.ts'
import type { LinkVisit } from '../../ports/visit.ts'
import { csvOf, type Download, downloadOf } from '../charts/download.ts'
import { drawLink } from './drawLink.ts'
import type { LinkAsks } from './seenByLink.ts'

interface Input extends Pick<LinkAsks, 'values' | 'selections'> {
  tileId: string
}

/**
 * What a tile draws as a CSV file, where the link allows it: the figures of its picture, and nothing beyond them.
 * @throws DomainError not_allowed, and as `drawLink`
 */
export async function linkData(ctx: LinkVisit, { tileId, ...asks }: Input): Promise<Download> {
  if (!ctx.link.allowsExport) throw new DomainError('not_allowed', 'This link gives no files.')
  const [tile] = (await drawLink(ctx, { ...asks, tileIds: [tileId] })).tiles
  if (!tile?.model) throw new DomainError('not_found', 'There are no data to be taken here.')
  return downloadOf(tile.model, { bytes: csvOf(tile.model.table), format: 'csv', locale: ctx.locale })
}
