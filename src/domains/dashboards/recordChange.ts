import type { AuditEvent } from '../../contract/audit.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { emit } from '../audit/emit.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import type { DashboardRow } from './dashboardRow.ts'

/** What may happen to a dashboard besides its being edited, past tense. */
type Change = 'created' | 'published' | 'moved' | 'restricted' | 'opened' | 'deleted' | 'restored' | 'purged'

/** Puts a change on the record, tells later domains and open pages: if and only if the transaction commits. */
export async function recordChange(
  ctx: Context,
  tx: Transaction,
  { id, name, revision }: Pick<DashboardRow, 'id' | 'name' | 'revision'>,
  change: Change,
  detail: AuditEvent['detail'] = {},
): Promise<void> {
  const target = { kind: 'dashboard', id, name }
  await record(ctx, tx, { action: `dashboard.${change}`, target, detail: { revision, ...detail } })
  await emit(ctx, tx, { kind: 'dashboard.changed', payload: { dashboardId: id, revision, change } })
  await notify(tx, ctx.workspaceId, 'dashboard', id)
}
