import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../jobs/enqueue.ts'
import type { DatasetRow } from './datasetRow.ts'
import { insertProposal } from './proposalRow.ts'
import { PROPOSE, proposeInput } from './proposeInput.ts'
import type { proposal } from './tables.ts'
import { announce } from './uploadRow.ts'

interface Asked
  extends Pick<typeof proposal.$inferInsert, 'autoMerge' | 'fileName' | 'what' | 'change' | 'tableId' | 'recipe'> {
  kind: 'reread' | 'recipe'
  of: DatasetRow
  password?: string | undefined
}

/** Asks for a change of a dataset for which no file is sent, and has it prepared. */
export async function proposeChange(
  ctx: Context,
  load: (tx: Transaction) => Promise<Asked>,
): Promise<{ proposalId: string }> {
  const proposalId = ctx.newId('pr')
  const jobId = await ctx.transaction(async tx => {
    const { of, password, ...asked } = await load(tx)
    const id = await enqueue(ctx, tx, { name: PROPOSE, input: proposeInput(ctx, { proposalId, password }) })
    await insertProposal(ctx, tx, { ...asked, id: proposalId, of, jobId: id })
    await record(ctx, tx, {
      action: `${asked.kind}.proposed`,
      target: { kind: 'dataset', id: of.id, name: of.name },
      detail: { proposalId },
    })
    return id
  })
  await announce(ctx, 'proposal', proposalId)
  await ctx.queue.wake(jobId)
  return { proposalId }
}
