import { and, desc, eq, lt } from 'drizzle-orm'
import type { AuditEvent } from '../../contract/audit.ts'
import type { Context } from '../../ports/context.ts'
import { auditEvent } from './tables.ts'

interface Input {
  cursor?: string | undefined
  limit: number
  action?: string | undefined
  actor?: string | undefined
}

/** Who did what in the workspace, newest first. */
export async function listAudit(
  ctx: Context,
  { cursor, limit, action, actor }: Input,
): Promise<{ items: AuditEvent[]; nextCursor: string | null }> {
  const wanted = and(
    eq(auditEvent.workspaceId, ctx.workspaceId),
    cursor ? lt(auditEvent.id, cursor) : undefined,
    action ? eq(auditEvent.action, action) : undefined,
    actor ? eq(auditEvent.actorId, actor) : undefined,
  )
  const rows = await ctx.transaction(tx =>
    tx
      .select()
      .from(auditEvent)
      .where(wanted)
      .orderBy(desc(auditEvent.id))
      .limit(limit + 1),
  )
  const items = rows.slice(0, limit)
  return { items: items.map(toEvent), nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

function toEvent(row: typeof auditEvent.$inferSelect): AuditEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    action: row.action,
    target: { kind: row.targetKind, id: row.targetId, name: row.targetName },
    detail: row.detail,
  }
}
