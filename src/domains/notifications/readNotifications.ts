import { and, inArray, isNull } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import { countUnread, ofActor } from './listNotifications.ts'
import { notification } from './tables.ts'

/** Marks the actor's own notifications as read: those named, or all. */
export async function readNotifications(
  ctx: Context,
  { ids }: { ids?: string[] | undefined },
): Promise<{ unread: number }> {
  return ctx.transaction(async tx => {
    const named = ids ? inArray(notification.id, ids) : undefined
    await tx
      .update(notification)
      .set({ readAt: ctx.now() })
      .where(and(ofActor(ctx), isNull(notification.readAt), named))
    return { unread: await countUnread(ctx, tx) }
  })
}
