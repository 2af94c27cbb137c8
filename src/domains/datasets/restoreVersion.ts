import { and, eq, isNotNull } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { VersionSummary } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { nameOfActor } from '../access/policy.ts'
import { requireRole } from '../access/requireRole.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import { closeNewTables } from './closeNewTables.ts'
import { loadDataset } from './datasetRow.ts'
import { summaries } from './listVersions.ts'
import { loadState } from './proposalBase.ts'
import { dataset, version, versionTable } from './tables.ts'
import { makeNewest, nextNumber, sizeOf } from './versionRows.ts'

interface Input {
  datasetId: string
  versionId: string
}

/**
 * Goes back: a new version whose tables are the old parts, so that history only grows and figures are bit by bit the old.
 * @throws DomainError not_found, conflict when it is the newest already
 */
export async function restoreVersion(ctx: Context, { datasetId, versionId }: Input): Promise<VersionSummary> {
  requireRole(ctx, 'editor')
  await requireAllRows(ctx, datasetId)
  const old = await ctx.transaction(async tx => {
    await requireNumbered(ctx, tx, { datasetId, versionId })
    return loadState(ctx, tx, versionId)
  })
  const sizeBytes = await sizeOf(ctx, old.tables)
  return ctx.transaction(async tx => {
    await tx.select({ id: dataset.id }).from(dataset).where(eq(dataset.id, datasetId)).for('update')
    const of = await loadDataset(ctx, tx, datasetId)
    if (of.versionId === versionId) throw new DomainError('conflict', 'This is the newest version already.')
    const id = ctx.newId('v')
    const number = await nextNumber(tx, datasetId)
    const { hash, ingestionId } = old.version
    await tx.insert(version).values({
      ...{ id, workspaceId: ctx.workspaceId, datasetId, number, hash, ingestionId, createdAt: ctx.now() },
      origin: { kind: 'restore', number: old.version.number ?? 0 },
      createdBy: nameOfActor(ctx.actor),
    })
    await tx.insert(versionTable).values(old.tables.map(table => ({ ...table, versionId: id })))
    await closeNewTables(ctx, tx, of, id)
    const kind = old.read.file.format
    await makeNewest(ctx, tx, { datasetId, versionId: id, kind, sizeBytes, tables: old.tables })
    await record(ctx, tx, {
      action: 'version.restored',
      target: { kind: 'dataset', id: datasetId, name: of.name },
      detail: { version: number, restored: old.version.number },
    })
    await notify(tx, ctx.workspaceId, 'dataset', datasetId)
    const [summary] = await summaries(ctx, tx, { ...of, versionId: id }, { before: null, limit: 1 })
    if (!summary) throw new Error('the version that was just made is not there')
    return summary
  })
}

async function requireNumbered(ctx: Context, tx: Transaction, { datasetId, versionId }: Input): Promise<void> {
  await loadDataset(ctx, tx, datasetId)
  const [found] = await tx
    .select({ id: version.id })
    .from(version)
    .where(and(eq(version.id, versionId), eq(version.datasetId, datasetId), isNotNull(version.number)))
  if (!found) throw new DomainError('not_found', 'This dataset has no such version.')
}
