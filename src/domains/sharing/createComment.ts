import { DomainError } from '../../contract/problem.ts'
import type { Comment } from '../../contract/sharing.ts'
import type { Transaction } from '../../ports/database.ts'
import type { MemberVisit } from '../../ports/visit.ts'
import { notify } from '../jobs/notify.ts'
import { type CommentRow, loadComment, toComment } from './commentRow.ts'
import { dashboardFor } from './dashboardFor.ts'
import { membersMentioned, toMentions } from './mentions.ts'
import { dashboardComment } from './tables.ts'
import { tellMentioned } from './tellMentioned.ts'

interface Input {
  dashboardId: string
  text: string
  tileId: string | null
  parentId: string | null
}

/**
 * Remarks on a dashboard or one of its tiles, or answers a remark; an answer to an answer stands in the same thread.
 * Who is mentioned and may see the dashboard is told, and by mail.
 * @throws DomainError not_found, not_allowed
 */
export async function createComment(ctx: MemberVisit, { dashboardId, text, ...at }: Input): Promise<Comment> {
  const { id: byId, name: by } = ctx.account
  const { comment, mails } = await ctx.transaction(async tx => {
    const found = await dashboardFor(ctx, tx, { dashboardId, level: 'comment' })
    const place = await placeOf(ctx, tx, { dashboardId, ...at, tileIds: found.tileIds })
    const mentioned = await membersMentioned(ctx, tx, text)
    const row: CommentRow = {
      id: ctx.newId('cm'),
      workspaceId: ctx.workspaceId,
      dashboardId,
      ...place,
      text,
      mentions: toMentions(mentioned),
      byId,
      by,
      at: ctx.now(),
      editedAt: null,
      resolvedAt: null,
      resolvedBy: null,
      deletedAt: null,
    }
    await tx.insert(dashboardComment).values(row)
    await notify(tx, ctx.workspaceId, 'comment', dashboardId)
    return {
      comment: toComment(row),
      mails: await tellMentioned(ctx, tx, { row, people: mentioned, name: found.name }),
    }
  })
  for (const mail of mails) ctx.afterwards(() => ctx.mailer.send(mail))
  return comment
}

interface Wanted extends Pick<CommentRow, 'dashboardId' | 'tileId' | 'parentId'> {
  tileIds: ReadonlySet<string>
}

/** A thread stands where it began. @throws DomainError not_found */
async function placeOf(
  ctx: MemberVisit,
  tx: Transaction,
  { dashboardId, tileId, parentId, tileIds }: Wanted,
): Promise<Pick<CommentRow, 'tileId' | 'parentId'>> {
  if (parentId !== null) {
    const parent = await loadComment(ctx, tx, parentId)
    if (parent.dashboardId !== dashboardId) throw new DomainError('not_found', 'There is no such remark here.')
    return { tileId: parent.tileId, parentId: parent.parentId ?? parent.id }
  }
  if (tileId !== null && !tileIds.has(tileId)) throw new DomainError('not_found', 'There is no such tile here.')
  return { tileId, parentId: null }
}
