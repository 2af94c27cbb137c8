import { and, eq, type SQL } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Upload } from '../../contract/upload.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { type Conclusion, job, type Progress } from '../jobs/job.ts'
import { tell } from '../notifications/tell.ts'
import { endUpload } from './endUpload.ts'
import { firstVersion } from './firstVersion.ts'
import { getUpload } from './getUpload.ts'
import { INGEST, IngestInput } from './ingestInput.ts'
import { progressOf } from './progressOf.ts'
import { propose } from './proposeJob.ts'
import { readOriginal } from './readOriginal.ts'
import { upload } from './tables.ts'
import { announce } from './uploadRow.ts'

/** Reads an uploaded file in a child process: the first version of a new dataset, or a change proposed to another. */
export const ingestJob = job({
  name: INGEST,
  input: IngestInput,
  async run(ctx, { uploadId, sealed, sheets }, report) {
    const found = await getUpload(ctx, { uploadId })
    const { sha256, fileName: name, proposalId } = found
    if (sha256 === null)
      throw new DomainError('cancelled', 'The server stopped before the file had arrived. Send it again.')
    const onProgress = await begin(ctx, uploadId, report)
    // A password that cannot be unsealed (another key) is asked for again.
    const password = sealed === undefined ? undefined : (ctx.secrets.unseal(sealed, uploadId) ?? undefined)
    if (proposalId !== null)
      return propose(ctx, proposalId, { sent: { sha256, name }, password, sheets }, now => onProgress(now))
    return readFirst(ctx, found, { sha256, name, password, sheets, onProgress })
  },
  async ended(tx, { uploadId }, end) {
    const row = await endUpload(tx, uploadId, end)
    if (row && row.proposalId === null && end.status === 'failed') await tellFailed(tx, row, end.at)
  },
})

type Request = Omit<Parameters<typeof readOriginal>[1], 'outDir'>

async function readFirst(ctx: Context, { id, uploadedBy }: Upload, request: Request): Promise<Conclusion> {
  const outDir = await ctx.store.temporaryFolder()
  try {
    const reading = await readOriginal(ctx, { ...request, outDir })
    return await firstVersion(ctx, { uploadId: id, uploadedBy, reading, sheets: [...(request.sheets ?? [])], outDir })
  } finally {
    await ctx.store.removeTemporary(outDir)
  }
}

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

/** Marks the upload as processing; what it answers writes its progress. */
async function begin(ctx: Context, uploadId: string, report: (progress: Progress) => void) {
  const one = eq(upload.id, uploadId)
  const write = async (change: Partial<typeof upload.$inferInsert>, where: SQL | undefined) => {
    await ctx.transaction(tx => tx.update(upload).set(change).where(where))
    await announce(ctx, 'upload', uploadId)
  }
  await write({ status: 'processing', stage: 'sniffing', processedRows: 0, totalRows: null }, one)
  // What is told late must not stand on a file that is read.
  return progressOf(ctx, report, standing => write(standing, and(one, eq(upload.status, 'processing'))))
}
