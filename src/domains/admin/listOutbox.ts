import type { OutboxMail } from '../../contract/audit.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'

/**
 * Mails in the outbox folder, newest first; the mailer has redacted the secrets in them. The cursor is the id of the
 * last mail shown.
 */
export async function listOutbox(
  ctx: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: OutboxMail[]; nextCursor: string | null }> {
  requireRole(ctx, 'admin')
  const mails = await ctx.mailer.outbox()
  const start = cursor === undefined ? 0 : mails.findIndex(({ id }) => id === cursor) + 1
  if (cursor !== undefined && start === 0)
    throw new DomainError('invalid_request', 'The cursor is not one of ours: pass nextCursor back as it came.')
  const items = mails.slice(start, start + limit)
  return { items, nextCursor: start + limit < mails.length ? (items.at(-1)?.id ?? null) : null }
}
