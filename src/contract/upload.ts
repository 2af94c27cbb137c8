import { z } from 'zod'
import { Message } from './message.ts'

export const UploadStatus = z.enum(['pending', 'processing', 'completed', 'failed', 'cancelled'])
export type UploadStatus = z.infer<typeof UploadStatus>

/** One file somebody dropped, failed ones too. Times are ISO-8601 in UTC. */
export const Upload = z
  .object({
    id: z.string(),
    fileName: z.string(),
    sizeBytes: z.int(),
    sha256: z.string().nullable(),
    kind: z.string().nullable(),
    status: UploadStatus,
    /** What is being done now: 'sniffing', 'reading', 'typing', 'profiling', 'writing'; null when not processing. */
    stage: z.string().nullable(),
    totalRows: z.int().nullable(),
    processedRows: z.int(),
    /** Why it failed, and what to do. */
    reason: Message.nullable(),
    datasetId: z.string().nullable(),
    /** The change it proposes, when it is a newer file of a dataset. */
    proposalId: z.string().nullable(),
    /** Another dataset of this workspace made from the same bytes. */
    sameAsDatasetId: z.string().nullable(),
    uploadedBy: z.string(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Upload' })
export type Upload = z.infer<typeof Upload>

export const UploadAccepted = z.object({ uploadId: z.string(), status: UploadStatus })
export type UploadAccepted = z.infer<typeof UploadAccepted>
