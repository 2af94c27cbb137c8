import { and, count, desc, eq, isNull } from 'drizzle-orm'
import type { Message } from '../../contract/message.ts'
import type { Notification } from '../../contract/notification.ts'
import type { RowLimits } from '../../contract/rowRule.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { rowLimits } from '../access/rowLimits.ts'
import { beyond, cursorAt, type Keyset } from '../audit/keyset.ts'
import { notification } from './tables.ts'

interface Input {
  cursor?: string | undefined
  limit: number
}

const newestFirst: Keyset = { column: notification.createdAt, id: notification.id, isTime: true, direction: 'desc' }

/** A person's own notifications, newest first, and how many are unread. */
export async function listNotifications(
  ctx: Context,
  { cursor, limit }: Input,
): Promise<{ items: Notification[]; nextCursor: string | null; unread: number }> {
  const limits = await rowLimits(ctx)
  return ctx.transaction(async tx => {
    const rows = await tx
      .select()
      .from(notification)
      .where(and(ofActor(ctx), beyond(cursor, newestFirst)))
      .orderBy(desc(notification.createdAt), desc(notification.id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const nextCursor = rows.length > limit && last ? cursorAt(last.createdAt, last.id) : null
    return { items: shown.map(row => toNotification(row, limits)), nextCursor, unread: await countUnread(ctx, tx) }
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

function toNotification(row: typeof notification.$inferSelect, limits: RowLimits): Notification {
  const { id, isBad, about } = row
  const readAt = row.readAt?.toISOString() ?? null
  const datasetId = about?.kind === 'dataset' ? about.id : about?.datasetId
  const isLimited = datasetId !== undefined && limits.has(datasetId)
  const message = isLimited ? withoutCounts(row.message) : row.message
  return { id, message, isBad, about, createdAt: row.createdAt.toISOString(), readAt }
}

/** To who sees some of the rows: how many there are in all was told when it was written. */
function withoutCounts(message: Message): Message {
  const { name = '' } = message.params
  const counts = Object.values(message.params).some(param => typeof param === 'number')
  return counts ? { code: 'notification.someRows', params: { name } } : message
}
