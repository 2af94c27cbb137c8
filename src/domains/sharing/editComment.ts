import { eq } from 'drizzle-orm'
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
  commentId: string
  text?: string | undefined
  isResolved?: boolean | undefined
}

/**
 * Changes one's own remark; settles anybody's, or opens it again: an answer settles the thread it stands in.
 * @throws DomainError not_found, not_allowed
 */
export async function editComment(ctx: MemberVisit, { commentId, text, isResolved }: Input): Promise<Comment> {
  const { comment, mails } = await ctx.transaction(async tx => {
    const row = await loadComment(ctx, tx, commentId)
    const { dashboardId, byId } = row
    const { name } = await dashboardFor(ctx, tx, { dashboardId, level: 'comment' })
    if (text !== undefined && byId !== ctx.actor.id)
      throw new DomainError('not_allowed', 'Only who wrote a remark may change its words.')
    const mentioned = text === undefined ? [] : await membersMentioned(ctx, tx, text)
    const words = text === undefined ? {} : { text, mentions: toMentions(mentioned), editedAt: ctx.now() }
    const after = { ...row, ...words, ...(isResolved !== undefined && settled(ctx, isResolved)) }
    if (text !== undefined) await tx.update(dashboardComment).set(words).where(eq(dashboardComment.id, commentId))
    if (isResolved !== undefined) await settle(ctx, tx, row, isResolved)
    await notify(tx, ctx.workspaceId, 'comment', dashboardId)
    const before = new Set(row.mentions.map(({ userId }) => userId))
    const people = mentioned.filter(({ userId }) => !before.has(userId))
    return { comment: toComment(after), mails: await tellMentioned(ctx, tx, { row: after, people, name }) }
  })
  for (const mail of mails) ctx.afterwards(() => ctx.mailer.send(mail))
  return comment
}

const settled = (ctx: MemberVisit, isResolved: boolean) => ({
  resolvedAt: isResolved ? ctx.now() : null,
  resolvedBy: isResolved ? ctx.account.name : null,
})

async function settle(ctx: MemberVisit, tx: Transaction, row: CommentRow, isResolved: boolean): Promise<void> {
  await tx
    .update(dashboardComment)
    .set(settled(ctx, isResolved))
    .where(eq(dashboardComment.id, row.parentId ?? row.id))
}
