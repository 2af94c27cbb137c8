import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Message } from '../../contract/message.ts'
import type { Notification } from '../../contract/notification.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })

/** What one person is told of one thing that happened. */
export const notification = pgTable(
  'notification',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    userId: text('user_id').notNull(),
    message: jsonb('message').$type<Message>().notNull(),
    isBad: boolean('is_bad').notNull(),
    about: jsonb('about').$type<NonNullable<Notification['about']>>(),
    createdAt: at('created_at').notNull(),
    readAt: at('read_at'),
  },
  t => [
    index('notification_newest').on(t.workspaceId, t.userId, t.createdAt, t.id),
    index('notification_unread').on(t.workspaceId, t.userId).where(sql`read_at is null`),
  ],
)
