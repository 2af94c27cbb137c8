import type { Message } from '../../contract/message.ts'
import type { Notification } from '../../contract/notification.ts'
import type { Transaction } from '../../ports/database.ts'
import { notify } from '../jobs/notify.ts'
import { notification } from './tables.ts'

export interface Told {
  /** Unique for what happened: telling it twice is telling it once. */
  id: string
  workspaceId: string
  userId: string
  message: Message
  isBad: boolean
  about: Notification['about']
  at: Date
}

/** Tells a person something, if and only if the transaction commits. */
export async function tell(tx: Transaction, { at, ...told }: Told): Promise<void> {
  await tx
    .insert(notification)
    .values({ ...told, createdAt: at })
    .onConflictDoNothing()
  await notify(tx, told.workspaceId, 'notification', told.userId)
}
