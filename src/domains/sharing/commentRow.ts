import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Comment } from '../../contract/sharing.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { dashboardComment } from './tables.ts'

export type CommentRow = typeof dashboardComment.$inferSelect

/** A remark as people see it; one that was taken back has no words any more. */
export function toComment(row: CommentRow): Comment {
  const { id, dashboardId, tileId, parentId, text, mentions, by, byId, resolvedBy } = row
  return {
    id,
    dashboardId,
    tileId,
    parentId,
    text,
    mentions,
    by,
    byId,
    at: row.at.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy,
    isDeleted: row.deletedAt !== null,
  }
}

/** A remark of this workspace that was not taken back, held until the transaction ends. @throws DomainError not_found */
export async function loadComment(
  ctx: Pick<Context, 'workspaceId'>,
  tx: Transaction,
  commentId: string,
): Promise<CommentRow> {
  const [row] = await tx
    .select()
    .from(dashboardComment)
    .where(and(eq(dashboardComment.workspaceId, ctx.workspaceId), eq(dashboardComment.id, commentId)))
    .for('update')
  if (!row || row.deletedAt !== null) throw new DomainError('not_found', 'There is no such remark.')
  return row
}
