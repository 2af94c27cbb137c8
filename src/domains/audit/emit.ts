import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { outboxEvent } from './tables.ts'

export interface OutgoingEvent {
  /** noun.verb, past tense: 'version.created'. */
  kind: string
  payload: Record<string, unknown>
  /** Told no sooner than so long from now. */
  afterMs?: number
}

/** Tells later domains, if and only if the transaction commits. Delivered at least once. */
export async function emit(
  ctx: Pick<Context, 'workspaceId' | 'now' | 'newId'>,
  tx: Transaction,
  { kind, payload, afterMs = 0 }: OutgoingEvent,
): Promise<void> {
  const now = ctx.now()
  const dueAt = new Date(now.getTime() + afterMs)
  await tx
    .insert(outboxEvent)
    .values({ id: ctx.newId('out'), workspaceId: ctx.workspaceId, kind, payload, createdAt: now, dueAt })
}
