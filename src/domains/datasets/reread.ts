import type { Message } from '../../contract/message.ts'
import { DomainError } from '../../contract/problem.ts'
import type { ReadSettings } from '../../contract/settings.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { loadDataset } from './datasetRow.ts'
import { loadVersion } from './getDataset.ts'
import { originalKey } from './originalKey.ts'
import { proposeChange } from './proposeChange.ts'

interface Input {
  datasetId: string
  change: ReadSettings
  what: Message[]
  autoMerge: boolean
  password?: string | undefined
}

/** Proposes another reading of the kept file. @throws DomainError not_found, gone when the file is no longer kept */
export async function reread(ctx: Context, { datasetId, ...asked }: Input): Promise<{ proposalId: string }> {
  requireRole(ctx, 'editor')
  await requireAllRows(ctx, datasetId)
  const { of, file } = await ctx.transaction(async tx => {
    const of = await loadDataset(ctx, tx, datasetId)
    return { of, file: (await loadVersion(ctx, tx, of.versionId)).read.file }
  })
  if (!(await ctx.store.has(originalKey(ctx.workspaceId, file.sha256))))
    throw new DomainError('gone', 'The file is no longer kept. Send it again.')
  return proposeChange(ctx, async () => ({ kind: 'reread', of, fileName: file.name, ...asked }))
}
