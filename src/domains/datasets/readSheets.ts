import { DomainError } from '../../contract/problem.ts'
import type { Reading } from '../../contract/reading.ts'
import type { UploadAccepted } from '../../contract/upload.ts'
import { stemOf } from '../../core/grid/fileName.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { loadDataset } from './datasetRow.ts'
import { loadVersion } from './getDataset.ts'
import { INGEST, ingestInput } from './ingestInput.ts'
import { originalKey } from './originalKey.ts'
import { upload } from './tables.ts'
import { announce, uploaderOf } from './uploadRow.ts'

interface Input {
  datasetId: string
  sheets: string[]
  password?: string | undefined
}

/** Sheets that are left aside but hold cells all the same. */
const CAN_BE_READ: ReadonlySet<string> = new Set(['hidden', 'very_hidden', 'not_chosen'])

/**
 * Makes a dataset of sheets that were left aside, from the kept file of another dataset.
 * @throws DomainError not_found, invalid_request when it has no such sheet, gone when its file is no longer kept
 */
export async function readSheets(ctx: Context, { datasetId, sheets, password }: Input): Promise<UploadAccepted> {
  requireRole(ctx, 'editor')
  await requireAllRows(ctx, datasetId)
  const { file, others } = await ctx.transaction(async tx => {
    const { versionId } = await loadDataset(ctx, tx, datasetId)
    return (await loadVersion(ctx, tx, versionId)).read
  })
  requireSheets(others, sheets)
  if (!(await ctx.store.has(originalKey(ctx.workspaceId, file.sha256))))
    throw new DomainError('gone', 'The file is no longer kept. Send it again.')
  const uploadId = ctx.newId('up')
  const fileName = nameWith(file.name, sheets)
  const jobId = await ctx.transaction(async tx => {
    const id = await enqueue(ctx, tx, { name: INGEST, input: ingestInput(ctx, { uploadId, password, sheets }) })
    await tx.insert(upload).values({
      ...{ id: uploadId, workspaceId: ctx.workspaceId, fileName, createdAt: ctx.now(), ...uploaderOf(ctx) },
      ...{ sha256: file.sha256, sizeBytes: file.bytes, jobId: id },
    })
    await record(ctx, tx, {
      action: 'sheets.read',
      target: { kind: 'dataset', id: datasetId, name: file.name },
      detail: { uploadId, sheets: sheets.join(', ') },
    })
    return id
  })
  await announce(ctx, 'upload', uploadId)
  await ctx.queue.wake(jobId)
  return { uploadId, status: 'pending' }
}

function requireSheets(others: Reading['others'], sheets: readonly string[]): void {
  const known = new Set(others.filter(({ reason }) => CAN_BE_READ.has(reason)).map(({ name }) => name))
  const missing = sheets.find(name => !known.has(name))
  if (missing !== undefined) throw new DomainError('invalid_request', `No sheet called ${missing} was left aside.`)
}

/** `Budget.xlsx` and its sheet `Costs`: `Budget, Costs.xlsx`. */
function nameWith(fileName: string, sheets: readonly string[]): string {
  const stem = stemOf(fileName)
  return `${stem}, ${sheets.join(', ')}`.slice(0, 200) + fileName.slice(stem.length)
}
