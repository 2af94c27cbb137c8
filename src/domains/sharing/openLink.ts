import { eq, sql } from 'drizzle-orm'
import type { LinkedDashboard } from '../../contract/sharing.ts'
import { linkedDocument } from '../../core/link/linkedDocument.ts'
import type { LinkVisit } from '../../ports/visit.ts'
import { shareLink } from './tables.ts'

/** The dashboard behind a link, counted as one opening. */
export async function openLink(ctx: LinkVisit): Promise<LinkedDashboard> {
  const { id, document, lockedValues, allowsRows, allowsExport, publishedAt } = ctx.link
  await ctx.transaction(tx =>
    tx
      .update(shareLink)
      .set({ opened: sql`${shareLink.opened} + 1`, lastOpenedAt: ctx.now() })
      .where(eq(shareLink.id, id)),
  )
  return {
    ...linkedDocument(document, new Set(Object.keys(lockedValues))),
    allowsRows,
    allowsExport,
    publishedAt: publishedAt.toISOString(),
  }
}
