import { sql } from 'drizzle-orm'
import type { Transaction } from '../../ports/database.ts'

/** Tells open pages of a workspace that something changed, when and only if the transaction commits. */
export async function notify(
  tx: Transaction,
  workspaceId: string,
  kind: 'upload' | 'dataset' | 'proposal' | 'folder' | 'chart' | 'dashboard' | 'comment' | 'notification',
  id: string,
): Promise<void> {
  const event = { channel: `workspace:${workspaceId}`, payload: JSON.stringify({ kind, id }) }
  await tx.execute(sql`select pg_notify('datainsight', ${JSON.stringify(event)})`)
}
