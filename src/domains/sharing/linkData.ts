import type { AnalysisSaid } from '../../contract/analysis/analysis.ts'
import type { ResultTable } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import { sayAnalysis } from '../../core/words/analysis/sayAnalysis.ts'
import { tableOf, tableOfPicture } from '../../core/words/analysis/tablesOf.ts'
import type { LinkVisit } from '../../ports/visit.ts'
import { csvOf, type Download, downloadOf, fileOf } from '../charts/download.ts'
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
  const figures = tile?.analysis && figuresOf(tile.analysis, ctx.locale)
  if (figures) return fileOf(figures.title, { bytes: csvOf(figures.table), format: 'csv' })
  if (!tile?.model) throw new DomainError('not_found', 'There are no data to be taken here.')
  return downloadOf(tile.model, { bytes: csvOf(tile.model.table), format: 'csv', locale: ctx.locale })
}

/** What stands on the tile: the table itself, or the marks of the picture. */
function figuresOf(
  { pictures: [picture], tables: [table] }: AnalysisSaid,
  locale: string,
): { title: string; table: ResultTable } | null {
  if (table) return { title: sayAnalysis(table.title, locale), table: tableOf(table, locale) }
  return picture ? { title: sayAnalysis(picture.title, locale), table: tableOfPicture(picture, locale) } : null
}
