import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { emit } from '../audit/emit.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import type { ChartRow } from './chartRow.ts'

/** What may happen to a chart, past tense. */
export type Change = 'created' | 'edited' | 'deleted' | 'restored'

/** Puts a change on the record, tells later domains and open pages: if and only if the transaction commits. */
export async function recordChange(
  ctx: Context,
  tx: Transaction,
  { id, name, revision, datasetId }: Pick<ChartRow, 'id' | 'name' | 'revision' | 'datasetId'>,
  change: Change,
): Promise<void> {
  await record(ctx, tx, { action: `chart.${change}`, target: { kind: 'chart', id, name }, detail: { revision } })
  await emit(ctx, tx, { kind: 'chart.changed', payload: { chartId: id, datasetId, revision, change } })
  await notify(tx, ctx.workspaceId, 'chart', id)
}
