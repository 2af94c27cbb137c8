import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Notification } from '../../contract/notification.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { notification } from './tables.ts'

interface Input {
  cursor?: string | undefined
  limit: number
}

/** A person's own notifications, newest first, and how many are unread. */
export async function listNotifications(
  ctx: Context,
  { cursor, limit }: Input,
): Promise<{ items: Notification[]; nextCursor: string | null; unread: number }> {
  return ctx.transaction(async tx => {
    const rows = await tx
      .select()
      .from(notification)
      .where(and(ofActor(ctx), cursor ? olderThan(cursor) : undefined))
      .orderBy(desc(notification.createdAt), desc(notification.id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const nextCursor = rows.length > limit && last ? `${last.createdAt.toISOString()} ${last.id}` : null
    return { items: shown.map(toNotification), nextCursor, unread: await countUnread(ctx, tx) }
  })
}

/** How many notifications the actor has not read. */
export async function countUnread(ctx: Context, tx: Transaction): Promise<number> {
  const [{ unread } = { unread: 0 }] = await tx
    .select({ unread: count() })
    .from(notification)
    .where(and(ofActor(ctx), isNull(notification.readAt)))
  return unread
}

/** Notifications of the actor in this workspace. */
export function ofActor(ctx: Context) {
  return and(eq(notification.workspaceId, ctx.workspaceId), eq(notification.userId, ctx.actor.id))
}

function olderThan(cursor: string) {
  const [at = '', id = ''] = cursor.split(' ')
  if (Number.isNaN(Date.parse(at)))
    throw new DomainError('invalid_request', 'The cursor is not one of ours: pass nextCursor back as it came.')
  return sql`(date_trunc('milliseconds', ${notification.createdAt}), ${notification.id}) < (${at}::timestamptz, ${id})`
}

function toNotification(row: typeof notification.$inferSelect): Notification {
  const { id, message, isBad, about } = row
  const readAt = row.readAt?.toISOString() ?? null
  return { id, message, isBad, about, createdAt: row.createdAt.toISOString(), readAt }
}
