import { eq } from 'drizzle-orm'
import type { Message } from '../../contract/message.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { nameOfActor } from '../access/policy.ts'
import type { ChartRow } from './chartRow.ts'
import { type Change, recordChange } from './recordChange.ts'
import { chart, chartRevision } from './tables.ts'

/** What a person may change on a chart. */
export type Content = Pick<
  ChartRow,
  'name' | 'description' | 'type' | 'question' | 'columns' | 'datasetId' | 'tableId' | 'datasetName'
>

/** Makes a chart's content its next revision, on the record. `before` is held by the transaction. */
export async function writeRevision(
  ctx: Context,
  tx: Transaction,
  { before, content, what }: { before: ChartRow; content: Content; what: Message[] },
): Promise<ChartRow> {
  const revised = {
    ...content,
    revision: before.revision + 1,
    updatedBy: nameOf(ctx),
    updatedAt: ctx.now(),
  }
  await tx.update(chart).set(revised).where(eq(chart.id, before.id))
  const row = { ...before, ...revised }
  await appendRevision(ctx, tx, { row, what, change: 'edited' })
  return row
}

/** Writes down what a chart is now and what was done to it. */
export async function appendRevision(
  ctx: Context,
  tx: Transaction,
  { row, what, change }: { row: ChartRow; what: Message[]; change: Change },
): Promise<void> {
  const { id: chartId, workspaceId, revision, name, description, type, question, columns } = row
  const state = { workspaceId, chartId, revision, name, description, type, question, columns }
  await tx.insert(chartRevision).values({ ...state, what, by: row.updatedBy, at: row.updatedAt })
  await recordChange(ctx, tx, row, change)
}

/** Who acts, as lists show it. */
export const nameOf = ({ actor }: Context) => nameOfActor(actor)
