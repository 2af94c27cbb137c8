import type { AuditEvent } from '../../contract/audit.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { auditEvent } from './tables.ts'

export interface Deed {
  /** noun.verb, past tense: 'dataset.renamed'. */
  action: string
  target: { kind: string; id: string; name?: string | null }
  detail?: AuditEvent['detail']
}

/** Writes who did what, in the transaction of what was done. No secret belongs in it. */
export async function record(
  ctx: Pick<Context, 'workspaceId' | 'actor' | 'now' | 'newId'>,
  tx: Transaction,
  { action, target, detail = {} }: Deed,
): Promise<void> {
  const { actor } = ctx
  await tx.insert(auditEvent).values({
    id: ctx.newId('ev'),
    workspaceId: ctx.workspaceId,
    at: ctx.now(),
    actorKind: actor.kind,
    actorId: actor.kind === 'apiKey' ? actor.keyId : actor.id,
    actorName: 'name' in actor ? actor.name : actor.id,
    action,
    targetKind: target.kind,
    targetId: target.id,
    targetName: target.name ?? null,
    detail,
  })
}
