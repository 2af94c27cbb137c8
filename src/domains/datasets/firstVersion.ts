import type { Reading } from '../../contract/reading.ts'
import { stemOf } from '../../core/grid/fileName.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { record } from '../audit/record.ts'
import type { Conclusion } from '../jobs/job.ts'
import { notify } from '../jobs/notify.ts'
import { tell } from '../notifications/tell.ts'
import { completeUpload } from './completeUpload.ts'
import { keepReading } from './keepReading.ts'
import { dataset, type IncomingTable, ingestion, version, versionTable } from './tables.ts'
import { factsOf, hashOf, readTable, sizeOf, tellOfVersion } from './versionRows.ts'

interface First {
  uploadId: string
  uploadedBy: string
  reading: Reading
  /** Those that were asked for; empty: all that can be seen. */
  sheets: string[]
  outDir: string
}

/** Makes a dataset of what was read; it is there once the job has concluded. */
export async function firstVersion(ctx: Context, first: First): Promise<Conclusion> {
  const datasetId = ctx.newId('ds')
  const ingestionId = ctx.newId('in')
  const tables = await keepReading(ctx, { datasetId, ingestionId, reading: first.reading, outDir: first.outDir })
  const sizeBytes = await sizeOf(ctx, tables)
  return tx => conclude(ctx, tx, { ...first, datasetId, ingestionId, tables, sizeBytes })
}

interface Concluding extends First {
  datasetId: string
  ingestionId: string
  tables: IncomingTable[]
  sizeBytes: number
}

async function conclude(ctx: Context, tx: Transaction, made: Concluding): Promise<void> {
  const { datasetId, ingestionId, tables, uploadId, uploadedBy, sizeBytes } = made
  const sheets = made.sheets.length > 0 ? made.sheets : null
  const { file, others, warnings } = made.reading
  const name = stemOf(file.name)
  const versionId = ctx.newId('v')
  const at = ctx.now()
  const scope = { workspaceId: ctx.workspaceId, createdAt: at }
  const facts = factsOf(tables)
  await tx.insert(dataset).values({
    ...{ ...scope, id: datasetId, name, kind: file.format, versionId, ...facts, sizeBytes },
    ...{ createdBy: uploadedBy, updatedAt: at },
  })
  await tx
    .insert(ingestion)
    .values({ ...scope, id: ingestionId, datasetId, number: 1, mode: 'replace', file, others, warnings, sheets })
  const hash = hashOf([{ file: file.sha256, mode: 'replace' }])
  await tx
    .insert(version)
    .values({ ...scope, id: versionId, datasetId, number: 1, hash, ingestionId, createdBy: uploadedBy })
  await tx.insert(versionTable).values(tables.map((t, i) => ({ ...readTable(ctx, t, i), versionId })))
  await tellOfVersion(ctx, tx, { datasetId, versionId })
  const sent = await completeUpload(ctx, tx, { uploadId, datasetId, kind: file.format, rows: facts.rows })
  const target = { kind: 'dataset', id: datasetId, name }
  await record(ctx, tx, { action: 'dataset.created', target, detail: { uploadId, rows: facts.rows } })
  await tell(tx, {
    id: `nt_${uploadId}_ready`,
    workspaceId: ctx.workspaceId,
    userId: sent.uploaderId ?? uploadedBy,
    message: { code: 'notification.datasetReady', params: { name, rows: facts.rows } },
    isBad: false,
    about: { kind: 'dataset', id: datasetId },
    at,
  })
  await notify(tx, ctx.workspaceId, 'dataset', datasetId)
}
