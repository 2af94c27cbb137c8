import { basename } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Reading, TableReading } from '../../contract/reading.ts'
import { stemOf } from '../../core/grid/fileName.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { record } from '../audit/record.ts'
import { type Conclusion, job, type Progress } from '../jobs/job.ts'
import { notify } from '../jobs/notify.ts'
import { tell } from '../notifications/tell.ts'
import { getUpload } from './getUpload.ts'
import { INGEST, IngestInput } from './ingestInput.ts'
import { originalKey } from './originalKey.ts'
import { dataset, ingestion, type Part, upload, version, versionTable } from './tables.ts'
import { announce } from './uploadRow.ts'

/** Reads an uploaded file in a child process and makes the first version of a new dataset of it. */
export const ingestJob = job({
  name: INGEST,
  input: IngestInput,
  async run(ctx, { uploadId, sealed, sheets }, progress) {
    const found = await getUpload(ctx, { uploadId })
    if (found.sha256 === null)
      throw new DomainError('cancelled', 'The server stopped before the file had arrived. Send it again.')
    const notice = await begin(ctx, uploadId, progress)
    const outDir = await ctx.store.temporaryFolder()
    try {
      const path = await ctx.store.localPath(originalKey(ctx.workspaceId, found.sha256))
      const reading = await ctx.reader.read({
        path,
        name: found.fileName,
        outDir,
        // A password that cannot be unsealed (another key) is asked for again.
        password: sealed === undefined ? undefined : (ctx.secrets.unseal(sealed, uploadId) ?? undefined),
        sheets,
        signal: ctx.signal,
        onProgress: notice,
      })
      return await keep(ctx, { uploadId, uploadedBy: found.uploadedBy, reading, outDir })
    } finally {
      await ctx.store.removeTemporary(outDir)
    }
  },
  async ended(tx, { uploadId }, { status, reason, at }) {
    await tx.update(upload).set({ status, reason, finishedAt: at }).where(eq(upload.id, uploadId))
    const [row] = await tx.select().from(upload).where(eq(upload.id, uploadId))
    if (!row) return
    await notify(tx, row.workspaceId, 'upload', uploadId)
    if (status === 'failed') await tellFailed(tx, row, at)
  },
})

function tellFailed(tx: Transaction, row: typeof upload.$inferSelect, at: Date): Promise<void> {
  return tell(tx, {
    id: `nt_${row.jobId ?? row.id}_failed`,
    workspaceId: row.workspaceId,
    userId: row.uploaderId ?? row.uploadedBy,
    message: { code: 'notification.uploadFailed', params: { file: row.fileName } },
    isBad: true,
    about: { kind: 'upload', id: row.id },
    at,
  })
}

/** Marks the upload as processing, and yields a throttled way to write its progress. */
async function begin(ctx: Context, uploadId: string, report: (progress: Progress) => void) {
  const write = async (change: Partial<typeof upload.$inferInsert>) => {
    await ctx.transaction(tx => tx.update(upload).set(change).where(eq(upload.id, uploadId)))
    await announce(ctx, 'upload', uploadId)
  }
  await write({ status: 'processing', stage: 'sniffing', processedRows: 0, totalRows: null })
  let busy = false
  let stage = 'sniffing'
  let nextAt = 0
  return (now: Progress) => {
    report(now)
    const due = now.stage !== stage || ctx.now().getTime() >= nextAt
    if (busy || !due || ctx.signal.aborted) return
    busy = true
    stage = now.stage
    nextAt = ctx.now().getTime() + 250
    // A lost progress line is no fault: the next one, or the end, says more.
    void write({ stage: now.stage, processedRows: now.processed, totalRows: now.total })
      .catch(() => undefined)
      .finally(() => {
        busy = false
      })
  }
}

interface Kept {
  uploadId: string
  uploadedBy: string
  reading: Reading
  outDir: string
}

/** Moves the parts to their place under a new ingestion id; only the conclusion makes them visible. */
async function keep(ctx: Context, kept: Kept): Promise<Conclusion> {
  const datasetId = ctx.newId('ds')
  const ingestionId = ctx.newId('in')
  const folder = `versions/${ctx.workspaceId}/${datasetId}/${ingestionId}`
  const place = async (name: string | null) => {
    if (name === null) return null
    const key = `${folder}/${basename(name)}`
    await ctx.store.putFile(key, `${kept.outDir}/${name}`)
    return key
  }
  const tables: (typeof versionTable.$inferInsert)[] = []
  for (const table of kept.reading.tables)
    tables.push(await tableRow(ctx, { table, ingestionId, position: tables.length, place }))
  let sizeBytes = 0
  for (const part of tables.flatMap(t => t.parts)) sizeBytes += await ctx.store.sizeBytes(part.key)
  return tx => conclude(ctx, tx, { ...kept, datasetId, ingestionId, tables, sizeBytes })
}

interface Placing {
  table: TableReading
  ingestionId: string
  position: number
  place: (name: string | null) => Promise<string | null>
}

async function tableRow(
  ctx: Context,
  { table, ingestionId, position, place }: Placing,
): Promise<typeof versionTable.$inferInsert> {
  const key = await place(table.parts.data)
  if (key === null) throw new Error(`table ${table.name} has no data part`)
  const parts: Part[] = [{ key, ingestionId, sheet: table.sheet }]
  return {
    workspaceId: ctx.workspaceId,
    versionId: '',
    tableId: ctx.newId('t'),
    position,
    name: table.name,
    sheet: table.sheet,
    rowCount: table.rowCount,
    columns: table.columns,
    receipt: table.receipt,
    parts,
    rejectsKey: await place(table.parts.rejects),
    skippedKey: await place(table.parts.skipped),
    sortedBy: table.sortedBy,
  }
}

interface Concluding extends Kept {
  datasetId: string
  ingestionId: string
  tables: (typeof versionTable.$inferInsert)[]
  sizeBytes: number
}

async function conclude(ctx: Context, tx: Transaction, made: Concluding): Promise<void> {
  const { datasetId, ingestionId, tables, reading, uploadId } = made
  const versionId = ctx.newId('v')
  const at = ctx.now()
  const scope = { workspaceId: ctx.workspaceId, datasetId, createdAt: at }
  await tx.insert(dataset).values({
    id: datasetId,
    workspaceId: ctx.workspaceId,
    name: stemOf(reading.file.name),
    kind: reading.file.format,
    versionId,
    tables: tables.length,
    rows: tables.reduce((sum, t) => sum + t.rowCount, 0),
    columns: tables.reduce((most, t) => Math.max(most, t.columns.length), 0),
    sizeBytes: made.sizeBytes,
    createdBy: made.uploadedBy,
    createdAt: at,
    updatedAt: at,
  })
  const log = [{ file: reading.file.sha256, mode: 'replace' as const }]
  await tx.insert(ingestion).values({
    ...scope,
    id: ingestionId,
    number: 1,
    mode: 'replace',
    file: reading.file,
    others: reading.others,
    warnings: reading.warnings,
  })
  await tx.insert(version).values({
    ...scope,
    id: versionId,
    number: 1,
    hash: sql`encode(sha256(convert_to(${JSON.stringify(log)}, 'UTF8')), 'hex')`,
    ingestionId,
  })
  await tx.insert(versionTable).values(tables.map(t => ({ ...t, versionId })))
  const rows = tables.reduce((sum, t) => sum + t.rowCount, 0)
  const [sent] = await tx
    .update(upload)
    .set({
      status: 'completed',
      kind: reading.file.format,
      datasetId,
      processedRows: rows,
      totalRows: rows,
      finishedAt: at,
      stage: null,
      reason: null,
    })
    .where(eq(upload.id, uploadId))
    .returning({ uploaderId: upload.uploaderId })
  await record(ctx, tx, {
    action: 'dataset.created',
    target: { kind: 'dataset', id: datasetId, name: stemOf(reading.file.name) },
    detail: { uploadId, rows },
  })
  await tell(tx, {
    id: `nt_${uploadId}_ready`,
    workspaceId: ctx.workspaceId,
    userId: sent?.uploaderId ?? made.uploadedBy,
    message: { code: 'notification.datasetReady', params: { name: stemOf(reading.file.name), rows } },
    isBad: false,
    about: { kind: 'dataset', id: datasetId },
    at,
  })
  await notify(tx, ctx.workspaceId, 'upload', uploadId)
  await notify(tx, ctx.workspaceId, 'dataset', datasetId)
}
