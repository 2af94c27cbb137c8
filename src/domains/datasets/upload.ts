import type { IncomingMessage } from 'node:http'
import { eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { UploadAccepted } from '../../contract/upload.ts'
import type { RefreshMode } from '../../contract/version.ts'
import { stemOf } from '../../core/grid/fileName.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import type { ReceivedFile } from '../../ports/store.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { enqueueHeld, keepHeld } from '../jobs/heldJob.ts'
import { finish, type Lease, release } from '../jobs/lease.ts'
import type { DatasetRow } from './datasetRow.ts'
import { endUpload } from './endUpload.ts'
import { INGEST, ingestInput } from './ingestInput.ts'
import { originalKey } from './originalKey.ts'
import { insertProposal } from './proposalRow.ts'
import { upload as uploads } from './tables.ts'
import { announce, uploaderOf } from './uploadRow.ts'

interface Input {
  incoming: IncomingMessage
  /** Several files are kept, and read, as one archive. */
  into?: 'one' | 'many'
  name?: string | undefined
}

/**
 * Takes files in: streams them to disk, notes them in the history from their first byte, and has them read by a job.
 * @throws DomainError too_large, disk_full, invalid_request, cancelled; the history keeps the reason
 */
export async function upload(ctx: Context, { incoming, into = 'many', name }: Input): Promise<UploadAccepted> {
  requireRole(ctx, 'editor')
  const password = passwordOf(incoming)
  const options = { maxBytes: ctx.limits.maxUploadBytes, signal: ctx.signal }
  if (into === 'many') {
    const file = await ctx.store.receive(incoming, options)
    return takeIn(ctx, file.fileName, () => file.save(), { password })
  }
  const pack = await ctx.store.receivePacked(incoming, options)
  return takeIn(ctx, `${name ?? stemOf(pack.fileName)}.zip`, () => pack.save(), { password })
}

/**
 * The history's row with its job, held while the bytes arrive; the bytes; then the job is let go. A fault on the way ends
 * in the history, and so does a kill: the job of a server that died comes to a worker, who finds no bytes.
 */
export async function takeIn(
  ctx: Context,
  fileName: string,
  save: () => Promise<ReceivedFile>,
  { password, refreshing }: Purpose = {},
): Promise<UploadAccepted> {
  const uploadId = ctx.newId('up')
  const lease = await ctx.transaction(tx => begin(ctx, tx, { uploadId, fileName, password, refreshing }))
  const heart = keepHeld(ctx, lease)
  try {
    await announce(ctx, 'upload', uploadId)
    await store(ctx, { uploadId, fileName, lease, received: await save() })
  } catch (fault) {
    await giveUp(ctx, { uploadId, lease, fault })
    throw fault
  } finally {
    heart.stop()
  }
  await ctx.queue.wake(lease.jobId)
  return { uploadId, status: 'pending' }
}

/** What a file is taken in for: a new dataset, unless it refreshes one. */
interface Purpose {
  password?: string | undefined
  refreshing?: Refreshing | undefined
}

interface Refreshing {
  of: DatasetRow
  proposalId: string
  mode: RefreshMode | null
  autoMerge: boolean
}

interface Arriving extends Purpose {
  uploadId: string
  fileName: string
}

/** Headers are ASCII, passwords are not: it comes percent-encoded. */
export function passwordOf({ headers }: IncomingMessage): string | undefined {
  const header = headers['file-password']
  if (typeof header !== 'string' || header === '') return undefined
  try {
    return decodeURIComponent(header)
  } catch (cause) {
    throw new DomainError('invalid_request', 'The header file-password is not percent-encoded UTF-8.', { cause })
  }
}

async function begin(ctx: Context, tx: Transaction, { uploadId, fileName, password, refreshing }: Arriving) {
  const lease = await enqueueHeld(ctx, tx, { name: INGEST, input: ingestInput(ctx, { uploadId, password }) })
  await tx.insert(uploads).values({
    ...{ id: uploadId, workspaceId: ctx.workspaceId, fileName, createdAt: ctx.now(), ...uploaderOf(ctx) },
    ...{ jobId: lease.jobId, proposalId: refreshing?.proposalId ?? null, datasetId: refreshing?.of.id ?? null },
  })
  if (refreshing !== undefined) {
    const { proposalId: id, ...asked } = refreshing
    await insertProposal(ctx, tx, { ...asked, id, kind: 'refresh', fileName, uploadId, jobId: lease.jobId })
  }
  return lease
}

interface Stored {
  uploadId: string
  fileName: string
  lease: Lease
  received: ReceivedFile
}

async function store(ctx: Context, { uploadId, fileName, lease, received }: Stored): Promise<void> {
  await ctx.store.putFile(originalKey(ctx.workspaceId, received.sha256), received.path)
  await ctx.transaction(async tx => {
    // The server was silent for so long that a worker has ended the upload already.
    if (!(await release(tx, lease))) throw new DomainError('busy', 'The server could not keep up. Send the file again.')
    await tx
      .update(uploads)
      .set({ sha256: received.sha256, sizeBytes: received.sizeBytes })
      .where(eq(uploads.id, uploadId))
    await record(ctx, tx, {
      action: 'file.uploaded',
      target: { kind: 'upload', id: uploadId, name: fileName },
      detail: { bytes: received.sizeBytes, sha256: received.sha256 },
    })
  })
}

async function giveUp(ctx: Context, { uploadId, lease, fault }: { uploadId: string; lease: Lease; fault: unknown }) {
  const status = fault instanceof DomainError && fault.code === 'cancelled' ? 'cancelled' : 'failed'
  const reason =
    fault instanceof DomainError
      ? { code: 'problem', params: { code: fault.code, detail: fault.message } }
      : { code: 'upload.failed', params: {} }
  const at = ctx.now()
  await ctx
    .transaction(async tx => {
      if (await finish(tx, lease, { status, reason, at })) await endUpload(tx, uploadId, { status, reason, at })
    })
    // The caller tells of the first fault. When even this cannot be written, the lease runs out and a worker writes it.
    .catch(() => undefined)
  await announce(ctx, 'upload', uploadId)
}
