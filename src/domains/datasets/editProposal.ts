import { eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Proposal, RefreshMode, TableKey } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { holdProposal, loadProposal, type ProposalRow, requireProposal, toProposal } from './proposalRow.ts'
import { PROPOSE, proposeInput } from './proposeInput.ts'
import { proposal } from './tables.ts'
import { announce } from './uploadRow.ts'

interface Input {
  proposalId: string
  mode?: RefreshMode | undefined
  keys?: TableKey[] | undefined
  password?: string | undefined
}

/**
 * Has a proposed change prepared again: on the newest version, and a newer file in another way or by other keys.
 * @throws DomainError not_found, conflict when it is merged, discarded or still prepared, invalid_request for a key of
 * columns that the newer file does not have, or a way to merge what is no newer file
 */
export async function editProposal(ctx: Context, { proposalId, mode, keys, password }: Input): Promise<Proposal> {
  requireRole(ctx, 'editor')
  await requireProposal(ctx, proposalId)
  const { jobId, again } = await ctx.transaction(async tx => {
    const { row, of } = await holdProposal(ctx, tx, proposalId)
    requireEditable(row, { mode, keys })
    const jobId = await enqueue(ctx, tx, { name: PROPOSE, input: proposeInput(ctx, { proposalId, password }) })
    await tx
      .update(proposal)
      .set({
        ...{
          status: 'preparing',
          stage: null,
          processedRows: 0,
          totalRows: null,
          reason: null,
          finishedAt: null,
          jobId,
        },
        mode: mode ?? (keys ? 'upsert' : row.mode),
        keys: keys ?? row.keys,
      })
      .where(eq(proposal.id, proposalId))
    await record(ctx, tx, {
      action: 'proposal.edited',
      target: { kind: 'dataset', id: of.id, name: of.name },
      detail: { proposalId, mode: mode ?? row.mode },
    })
    return { jobId, again: toProposal((await loadProposal(ctx, tx, proposalId)).row, of.versionId) }
  })
  await announce(ctx, 'proposal', proposalId)
  await ctx.queue.wake(jobId)
  return again
}

function requireEditable(row: ProposalRow, { mode, keys = [] }: Pick<Input, 'mode' | 'keys'>): void {
  if (row.status !== 'open' && row.status !== 'failed')
    throw new DomainError(
      'conflict',
      `Only a change that is open or failed can be prepared again: this one is ${row.status}.`,
    )
  if (row.kind !== 'refresh') {
    if (mode === undefined && keys.length === 0) return
    throw new DomainError('invalid_request', 'Only a newer file can be merged in another way.')
  }
  if (row.incoming === null) throw new DomainError('conflict', 'The newer file could not be read. Send it again.')
  for (const key of keys) {
    const columns = row.incoming.find(({ tableId }) => tableId === key.tableId)?.columns ?? []
    const missing = key.columns.find(id => !columns.some(column => column.id === id))
    if (missing !== undefined)
      throw new DomainError('invalid_request', `The newer file has no column ${missing} in this table.`)
  }
}
