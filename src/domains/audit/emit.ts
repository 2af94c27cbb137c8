import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { outboxEvent } from './tables.ts'

export interface OutgoingEvent {
  /** noun.verb, past tense: 'version.created'. */
  kind: string
  payload: Record<string, unknown>
}

/** Tells later domains, if and only if the transaction commits. Delivered at least once. */
export async function emit(
  ctx: Pick<Context, 'workspaceId' | 'now' | 'newId'>,
  tx: Transaction,
  { kind, payload }: OutgoingEvent,
): Promise<void> {
  const now = ctx.now()
  await tx
    .insert(outboxEvent)
    .values({ id: ctx.newId('out'), workspaceId: ctx.workspaceId, kind, payload, createdAt: now, dueAt: now })
}
