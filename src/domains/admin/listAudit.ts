import type { Context } from '../../ports/context.ts'
import { requireUnlimitedKey } from '../access/rowLimits.ts'
import { listAudit as eventsOf } from '../audit/listAudit.ts'

/**
 * Who did what in the workspace, newest first. It quotes rules and counts rows, so a key that sees some rows is refused.
 * @throws DomainError not_allowed
 */
export async function listAudit(ctx: Context, input: Parameters<typeof eventsOf>[1]): ReturnType<typeof eventsOf> {
  await requireUnlimitedKey(ctx)
  return eventsOf(ctx, input)
}
